using System.Globalization;

namespace StreamChat.Bench.Machine;

/// <summary>What a service's runtime has allocated, by its <c>/metrics</c>.</summary>
internal static class RuntimeCounters
{
    private const string Allocated = "dotnet_gc_heap_total_allocated";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Bytes allocated so far, or null where that is not told.</summary>
    internal static async Task<double?> AllocatedAsync(Uri metrics)
    {
        try
        {
            var text = await Http.GetStringAsync(metrics);
            var line = text.Split('\n').FirstOrDefault(line => line.StartsWith(Allocated, StringComparison.Ordinal));

            // "name{labels} value", perhaps with a time behind it.
            var rest = line?[(line.IndexOf('}') is >= 0 and var end ? end + 1 : line.IndexOf(' '))..].Trim();
            return rest is null ? null : double.Parse(rest.Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
