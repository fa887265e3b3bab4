using System.Globalization;
using System.Text;

namespace StreamChat.Api.Storage.Search;

/// <summary>
/// Takes text apart into the words that it is found by, in every store alike: runs of letters and digits, in lower case and without
/// diacritics. Chinese, Japanese and Korean put no spaces between words: there each character is a word.
/// </summary>
internal static class SearchWords
{
    /// <summary>Longer words are found by their beginning.</summary>
    internal const int MaxLength = 40;

    /// <summary>A text is found by this many different words at most, its first ones, so that no text is dear to keep.</summary>
    internal const int MaxCount = 2000;

    /// <summary>The different words of a text.</summary>
    internal static HashSet<string> Of(string text)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        foreach (var word in InOrder(text))
        {
            if (words.Count == MaxCount)
            {
                break;
            }

            words.Add(word);
        }

        return words;
    }

    /// <summary>The words as they come, each as often as it comes.</summary>
    internal static IEnumerable<string> InOrder(string text)
    {
        StringBuilder word = new(MaxLength);
        foreach (var rune in text.EnumerateRunes())
        {
            // An accent that stands apart from its letter (e and U+0301) is dropped as one that does not (é).
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            var isWhole = IsWordByItself(rune);
            if ((isWhole || !IsPartOfWord(rune)) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (isWhole)
            {
                yield return rune.ToString();
            }
            else if (IsPartOfWord(rune))
            {
                Append(word, rune);
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    /// <summary>Whether a text's last word cannot become another one by typing on.</summary>
    internal static bool EndsComplete(string text)
    {
        Rune.DecodeLastFromUtf16(text, out var last, out _);
        return IsWordByItself(last) || !(IsPartOfWord(last) || Rune.GetUnicodeCategory(last) is UnicodeCategory.NonSpacingMark);
    }

    private static void Append(StringBuilder word, Rune rune)
    {
        var lower = Rune.ToLowerInvariant(rune);
        if (word.Length + lower.Utf16SequenceLength > MaxLength)
        {
            return;
        }

        if (lower.IsBmp)
        {
            word.Append(Diacritics.Fold((char)lower.Value));
        }
        else
        {
            word.Append(lower.ToString());
        }
    }

    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark;

    /// <summary>Kana, Han, Hangul syllables.</summary>
    private static bool IsWordByItself(Rune rune) => rune.Value >= 0x3041 && Rune.IsLetter(rune) && rune.Value is
        <= 0x30FF or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x3FFFF);
}
