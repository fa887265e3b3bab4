using System.Text.RegularExpressions;

namespace StreamChat.Simulator.Answers;

/// <summary>The answer to a message that asks for a title of the text below it: a few of that text's words.</summary>
internal static partial class TitleAnswer
{
    private const int MaxWords = 6;

    // What a headline does not end with.
    private static readonly HashSet<string> Joining = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "are", "as", "at", "by", "for", "from", "in", "into", "is", "it", "of", "on", "or", "so", "that", "this", "to", "with",
    };

    /// <summary>Null when the message asks for something else.</summary>
    internal static Answer? Find(string message)
    {
        if (Request().Match(message) is not { Success: true } request)
        {
            return null;
        }

        var text = request.Groups["text"].Value;
        var chosen = WordsOf(Needless().Replace(text, " ")).Take(MaxWords).ToList();
        while (chosen.Count > 1 && Joining.Contains(chosen[^1]))
        {
            chosen.RemoveAt(chosen.Count - 1);
        }

        var title = string.Join(' ', chosen.DefaultIfEmpty(WordsOf(text).FirstOrDefault() ?? "Untitled"));
        return new Answer(char.ToUpperInvariant(title[0]) + title[1..]);
    }

    private static IEnumerable<string> WordsOf(string text) => Words().Matches(text).Select(match => match.Value);

    // "Write a short title for this conversation.\n\nUser: Please explain the tides to me.": the words of the first line that is not the request.
    [GeneratedRegex(@"\A(?:write|give|suggest|generate|create)\b[^\n]*\btitle\b[^\n]*\s*\n\s*(?:user:\s*)?(?<text>[^\n]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Request();

    // What it does without.
    [GeneratedRegex(@"\b(?:(?:to|for)\s+(?:me|us)|please|me|us|an?|the|my|our|your)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Needless();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’][\p{L}]+)?")]
    private static partial Regex Words();
}
