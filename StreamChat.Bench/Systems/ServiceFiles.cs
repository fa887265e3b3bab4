namespace StreamChat.Bench.Systems;

/// <summary>Where the services were built: published, as eng/bench.sh does it, or beside the bench in the same layout.</summary>
internal static class ServiceFiles
{
    private const string Own = "StreamChat.Bench";

    /// <summary>The bench's own program, for its other verbs.</summary>
    internal static string Bench => Beside(Own);

    /// <summary>A service's program, such as <c>artifacts/bench/publish/StreamChat.Api/release/StreamChat.Api</c>.</summary>
    internal static string Of(string service)
    {
        var built = Beside(service);
        var published = built.Replace("/bin/", "/publish/", StringComparison.Ordinal);
        return new[] { published, built }.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{service} is not built beside the bench; eng/bench.sh builds all of it.", built);
    }

    private static string Beside(string service)
    {
        var folder = AppContext.BaseDirectory;
        var at = folder.LastIndexOf($"/{Own}/", StringComparison.Ordinal);
        return Path.Combine(string.Concat(folder.AsSpan(0, at + 1), service, folder.AsSpan(at + 1 + Own.Length)), service);
    }
}
