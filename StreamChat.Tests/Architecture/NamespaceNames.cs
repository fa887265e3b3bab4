using System.Text.RegularExpressions;

namespace StreamChat.Tests.Architecture;

/// <summary>Finds the namespaces that a file names: in its usings, and in qualified names within its code.</summary>
internal static partial class NamespaceNames
{
    /// <summary>The lines of <paramref name="file"/> that name <paramref name="space"/> or what lies below it.</summary>
    internal static IEnumerable<string> Find(string file, string space) =>
        Sources.Lines(file)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("namespace ", StringComparison.Ordinal))
            .Where(line => Names(line, space))
            .Select(line => $"{file}: {line.Trim()}");

    private static bool Names(string line, string space)
    {
        if (Using().Match(line) is { Success: true } used)
        {
            return IsOrIsBelow(used.Groups["name"].Value, space);
        }

        // A namespace with a dot in it is unmistakable; one without, such as OpenAI, is also a word in names of ours.
        return space.Contains('.') && Qualified(line).Any(name => name.StartsWith(space + ".", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Qualified(string line) => QualifiedName().Matches(Text().Replace(line, "")).Select(match => match.Value);

    private static bool IsOrIsBelow(string name, string space) =>
        name == space || name.StartsWith(space + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(global )?using (static |\w+ = )?(global::)?(?<name>[\w.]+)")]
    private static partial Regex Using();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(\.[A-Z]\w*)+")]
    private static partial Regex QualifiedName();
}
