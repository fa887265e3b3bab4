namespace StreamChat.Simulator.Answers;

/// <summary>
/// Reads a markdown answer. Its first line may say what it answers to, <c>&lt;!-- keywords: hello hi hey --&gt;</c>, or with no words
/// that it is the general one; without such a line the file's name is its keyword.
/// </summary>
internal static class AnswerFile
{
    private const string Opening = "<!-- keywords:";
    private const string Closing = "-->";

    internal static AnswerEntry Parse(string name, string text)
    {
        var normal = text.ReplaceLineEndings("\n");
        if (!normal.StartsWith(Opening, StringComparison.Ordinal))
        {
            return Entry([name], normal);
        }

        var end = normal.IndexOf('\n', StringComparison.Ordinal);
        var line = end < 0 ? normal : normal[..end];
        var words = line[Opening.Length..].Replace(Closing, "", StringComparison.Ordinal)
            .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Entry(words, end < 0 ? "" : normal[end..]);
    }

    private static AnswerEntry Entry(IEnumerable<string> words, string text) =>
        new(words.ToHashSet(StringComparer.OrdinalIgnoreCase), new Answer(text.Trim()));
}
