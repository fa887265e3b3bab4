using Microsoft.Extensions.Configuration;
using StreamChat.AppHost.Startup;

namespace StreamChat.AppHost.Storage;

/// <summary>Where there is no Redis, the api keeps its conversations in a file of its own.</summary>
internal static class EmbeddedStoreExtensions
{
    private const string Setting = "Storage:File";

    /// <summary>Gives the api its file, the configured one (<c>--Storage:File=…</c>) or one in the data folder, and says so.</summary>
    internal static IResourceBuilder<ProjectResource> WithEmbeddedStore(this IResourceBuilder<ProjectResource> api)
    {
        var file = FileOf(api.ApplicationBuilder.Configuration);
        Console.WriteLine(
            "No Redis here (no ConnectionStrings:redis, no container runtime, no redis-server on PATH): "
            + $"the api runs as one replica and keeps its conversations in {file}.");
        return api.WithEnvironment(Setting.Replace(":", "__", StringComparison.Ordinal), file);
    }

    internal static string FileOf(IConfiguration configuration) => configuration[Setting] is { Length: > 0 } configured
        ? Path.GetFullPath(configured)
        : Path.Combine(DataFolder.Path(configuration, "api"), "streamchat.db");
}
