using System.Text.RegularExpressions;

namespace StreamChat.Api.Conversations.Titles;

/// <summary>Makes a title of what a model answered when it was asked for one.</summary>
internal static partial class TitleText
{
    private const int MaxLength = 60;
    private const string Ends = " .,;:!\"'“”„‚‘’«»";

    /// <summary>Null when the answer has no line that could be one.</summary>
    internal static string? Of(string answer)
    {
        var line = answer.Split('\n').Select(FirstLine.Strip).FirstOrDefault(line => line.Any(char.IsLetterOrDigit));
        var title = line is null ? "" : Label().Replace(line, "").Trim([.. Ends]);
        return title.Any(char.IsLetterOrDigit) ? FirstLine.Shorten(title, MaxLength) : null;
    }

    [GeneratedRegex(@"^title\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
