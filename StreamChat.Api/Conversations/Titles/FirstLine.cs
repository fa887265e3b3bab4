using System.Text.RegularExpressions;

namespace StreamChat.Api.Conversations.Titles;

/// <summary>The title that a conversation has at once: the first line of the first message that says something.</summary>
internal static partial class FirstLine
{
    // Lists show no more; what is beyond is not even looked at.
    private const int MaxLength = 60;
    private const int MaxLook = 2000;

    /// <summary>The line without Markdown's marks, cut at the end of a word; null when no line has a word.</summary>
    internal static string? Of(string content)
    {
        var look = content.Length <= MaxLook ? content : content[..MaxLook];
        return look.Split('\n', '\r')
            .Where(line => !line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            .Select(Strip)
            .Where(line => line.Any(char.IsLetterOrDigit))
            .Select(line => Shorten(line, MaxLength))
            .FirstOrDefault();
    }

    /// <summary>A line as it reads: without the marks before it, around its words and of its links.</summary>
    internal static string Strip(string line)
    {
        var plain = Opening().Replace(line, "");
        plain = Link().Replace(plain, "$1");
        plain = Emphasis().Replace(plain, "");
        return Space().Replace(plain, " ").Trim();
    }

    /// <summary>At most this many characters, cut between two words where that does not cost half of it.</summary>
    internal static string Shorten(string line, int maxLength)
    {
        if (line.Length <= maxLength)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', maxLength - 1);
        if (end < maxLength / 2)
        {
            end = char.IsHighSurrogate(line[maxLength - 2]) ? maxLength - 2 : maxLength - 1;
        }

        return line[..end].TrimEnd(' ', ',', ';', ':', '.', '-', '–', '—') + "…";
    }

    [GeneratedRegex(@"^[\s>]*(#{1,6}\s+|[-*+]\s+(\[[ xX]\]\s+)?|\d{1,3}[.)]\s+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"!?\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    // An underscore or a tilde within a word is part of it: snake_case, ~/file.
    [GeneratedRegex(@"\*{1,3}|`+|~~|(?<!\w)_{1,3}|_{1,3}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();

    // Controls too: a title is one line of text.
    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
