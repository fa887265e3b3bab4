using System.Globalization;

namespace StreamChat.Bench;

/// <summary>A verb and what follows it: <c>--name value</c>, or <c>--name</c> alone.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];

    internal Arguments(string[] arguments)
    {
        Verb = arguments.FirstOrDefault() ?? "";
        for (var i = 1; i < arguments.Length; i++)
        {
            var hasValue = i + 1 < arguments.Length && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal);
            _values[arguments[i]] = hasValue ? arguments[++i] : "";
        }
    }

    internal string Verb { get; }

    internal bool Has(string name) => _values.ContainsKey(name);

    internal string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    internal string Text(string name) =>
        _values.GetValueOrDefault(name) ?? throw new ArgumentException($"{Verb} needs {name}.");

    internal int Number(string name, int otherwise) =>
        _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    internal int Number(string name) => int.Parse(Text(name), CultureInfo.InvariantCulture);
}
