using System.Globalization;

namespace StreamChat.Simulator.Answers;

/// <summary>Cuts a text into tokens, a word and the white space after it, so that they join to the same text again.</summary>
internal static class Tokenizer
{
    // Text without spaces (Chinese, a long address) still comes in pieces.
    private const int MaxWordLength = 24;

    internal static IReadOnlyList<Token> Split(string text)
    {
        List<Token> tokens = [];
        for (var start = 0; start < text.Length;)
        {
            var end = End(text, start);
            tokens.Add(new Token(text[start..end]));
            start = end;
        }

        return tokens;
    }

    internal static int Count(string text)
    {
        var count = 0;
        for (var start = 0; start < text.Length; start = End(text, start))
        {
            count++;
        }

        return count;
    }

    private static int End(string text, int start)
    {
        var end = SkipSpace(text, start);
        var limit = end + MaxWordLength;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            if (end >= limit)
            {
                return end;
            }

            // Whole characters as people see them: an emoji of several code points is never cut.
            end += StringInfo.GetNextTextElementLength(text, end);
        }

        return SkipSpace(text, end);
    }

    private static int SkipSpace(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }
}
