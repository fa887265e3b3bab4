namespace StreamChat.Bench.Systems;

/// <summary>Where the services were built: beside the bench, in the same layout.</summary>
internal static class ServiceFiles
{
    private const string Own = "StreamChat.Bench";

    /// <summary>The bench's own program, for its other verbs.</summary>
    internal static string Bench => Of(Own);

    /// <summary>A service's program, such as <c>artifacts/bench/bin/StreamChat.Api/release/StreamChat.Api</c>.</summary>
    internal static string Of(string service)
    {
        var folder = AppContext.BaseDirectory;
        var at = folder.LastIndexOf($"/{Own}/", StringComparison.Ordinal);
        var file = Path.Combine(string.Concat(folder.AsSpan(0, at + 1), service, folder.AsSpan(at + 1 + Own.Length)), service);
        return File.Exists(file) ? file : throw new FileNotFoundException($"{service} is not built beside the bench; eng/bench.sh builds all of it.", file);
    }
}
