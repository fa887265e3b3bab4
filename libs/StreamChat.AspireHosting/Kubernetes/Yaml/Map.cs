namespace Aspire.Hosting.Kubernetes.Yaml;

/// <summary>A mapping of YAML in the order in which it was written down; what is null is left out.</summary>
internal sealed class Map : OrderedDictionary<string, object>
{
    /// <summary>Adds an entry, unless its value is null.</summary>
    public new void Add(string key, object? value)
    {
        if (value is not null)
        {
            base.Add(key, value);
        }
    }

    /// <summary>A mapping of texts, sorted by key; null when there are none.</summary>
    public static Map? Of(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var map = new Map();
        foreach (var (key, value) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            map.Add(key, value);
        }

        return map.Count > 0 ? map : null;
    }

    /// <summary>A sequence; null when it is empty.</summary>
    public static List<object>? List(params IEnumerable<object?> items)
    {
        List<object> list = [.. items.OfType<object>()];
        return list.Count > 0 ? list : null;
    }

    /// <summary>What lies at a path, or null.</summary>
    public object? At(params ReadOnlySpan<string> path)
    {
        object? at = this;
        foreach (var key in path)
        {
            at = at is Map map && map.TryGetValue(key, out var value) ? value : null;
        }

        return at;
    }
}
