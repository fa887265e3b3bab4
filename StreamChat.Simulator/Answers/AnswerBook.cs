using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace StreamChat.Simulator.Answers;

/// <summary>All answers, in the order of their file names: the first whose keyword is a word of the message wins.</summary>
internal sealed partial class AnswerBook
{
    private const string Resources = "StreamChat.Simulator.Answers.BuiltIn.";

    private readonly List<AnswerEntry> _entries;
    private readonly List<Answer> _general;

    public AnswerBook(IOptions<SimulatorOptions> options)
    {
        var path = options.Value.AnswersPath;
        var all = path.Length == 0 ? [.. BuiltIn()] : FromFolder(path).ToList();
        _entries = [.. all.Where(entry => entry.Keywords.Count > 0)];
        _general = [.. all.Where(entry => entry.Keywords.Count == 0).Select(entry => entry.Answer)];
        if (_general.Count == 0)
        {
            _general.Add(Resource("90-general.md").Answer);
        }
    }

    /// <summary>What a thinking model says to itself.</summary>
    internal Answer Reasoning { get; } = Resource("reasoning.text").Answer;

    /// <summary>What <c>simulator-long</c> tells, again and again.</summary>
    internal Answer Long { get; } = Resource("long.text").Answer;

    /// <summary>The answer that says the connection works.</summary>
    internal Answer Connection { get; } = Resource("connection.text").Answer;

    /// <summary>The answer to a message; where several general ones fit, the seed chooses.</summary>
    internal Answer Find(string message, ulong seed)
    {
        if (TitleAnswer.Find(message) is { } title)
        {
            return title;
        }

        var words = Words().Matches(message).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _entries.Find(entry => entry.Keywords.Overlaps(words))?.Answer
            ?? _general[(int)(seed % (ulong)_general.Count)];
    }

    private static IEnumerable<AnswerEntry> BuiltIn() =>
        typeof(AnswerBook).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Resources, StringComparison.Ordinal) && name.EndsWith(".md", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Resource(name[Resources.Length..]));

    private static IEnumerable<AnswerEntry> FromFolder(string path) =>
        Directory.EnumerateFiles(path, "*.md")
            .Order(StringComparer.Ordinal)
            .Select(file => AnswerFile.Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));

    private static AnswerEntry Resource(string name)
    {
        using var stream = typeof(AnswerBook).Assembly.GetManifestResourceStream(Resources + name)
            ?? throw new InvalidOperationException($"The built-in answer {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return AnswerFile.Parse(Path.GetFileNameWithoutExtension(name), reader.ReadToEnd());
    }

    // "This" is one word, and so "hi" is not in it.
    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Words();
}
