using System.Globalization;

namespace StreamChat.Bench.Machine;

/// <summary>What a service's runtime tells of itself, by its <c>/metrics</c>.</summary>
internal static class RuntimeCounters
{
    /// <summary>Bytes allocated so far.</summary>
    internal const string Allocated = "dotnet_gc_heap_total_allocated";

    /// <summary>Methods compiled so far, those that were compiled once more among them.</summary>
    internal const string Compiled = "dotnet_jit_compiled_methods";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>A counter, or null where that is not told.</summary>
    internal static async Task<double?> ReadAsync(Uri metrics, string counter)
    {
        try
        {
            var text = await Http.GetStringAsync(metrics);
            var line = text.Split('\n').FirstOrDefault(line => line.StartsWith(counter, StringComparison.Ordinal));

            // "name{labels} value", perhaps with a time behind it.
            var rest = line?[(line.IndexOf('}') is >= 0 and var end ? end + 1 : line.IndexOf(' '))..].Trim();
            return rest is null ? null : double.Parse(rest.Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>The sum over several runtimes; one that does not tell counts as 0.</summary>
    internal static async Task<double> SumAsync(IEnumerable<Uri> metrics, string counter)
    {
        var values = await Task.WhenAll(metrics.Select(one => ReadAsync(one, counter)));
        return values.Sum(value => value ?? 0);
    }
}
