using System.Text.RegularExpressions;

namespace StreamChat.Simulator.Answers;

/// <summary>The answer to a message that asks for a title of the text below it: a few of that text's words.</summary>
internal static partial class TitleAnswer
{
    private const int MaxWords = 5;

    // What a title can do without.
    private static readonly HashSet<string> SmallWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "are", "can", "could", "do", "does", "for", "how", "i", "in", "is", "it", "me", "my", "of", "on", "or", "please", "so", "that", "the",
        "this", "to", "us", "what", "why", "with", "would", "you", "your",
    };

    /// <summary>Null when the message asks for something else.</summary>
    internal static Answer? Find(string message)
    {
        if (Request().Match(message) is not { Success: true } request)
        {
            return null;
        }

        var words = Words().Matches(request.Groups["text"].Value).Select(match => match.Value).ToList();
        var chosen = words.Where(word => !SmallWords.Contains(word)).DefaultIfEmpty(words.FirstOrDefault() ?? "Untitled").Take(MaxWords);
        var title = string.Join(' ', chosen);
        return new Answer(char.ToUpperInvariant(title[0]) + title[1..]);
    }

    // "Write a short title for this conversation.\n\nUser: Please explain the tides to me.": the words of the first line that is not the request.
    [GeneratedRegex(@"\A(?:write|give|suggest|generate|create)\b[^\n]*\btitle\b[^\n]*\s*\n\s*(?:user:\s*)?(?<text>[^\n]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Request();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’][\p{L}]+)?")]
    private static partial Regex Words();
}
