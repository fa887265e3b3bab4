namespace StreamChat.Tests.App;

/// <summary>Where the built AppHost lies, and how long a start may take on a slow machine.</summary>
internal static class AppHostPaths
{
    internal static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(4);

    internal static string ProjectFolder { get; } = Projects.StreamChat_AppHost.ProjectPath;

    internal static string Executable { get; } = Path.Combine(
        ProjectFolder, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "StreamChat.AppHost");
}
