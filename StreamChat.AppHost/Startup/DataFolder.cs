using Microsoft.Extensions.Configuration;

namespace StreamChat.AppHost.Startup;

/// <summary>
/// Where a resource keeps what outlives a run: outside of the repository, and for each gateway port by itself, so that two applications of
/// one user never write the same files.
/// </summary>
internal static class DataFolder
{
    internal static string Name(IConfiguration configuration, string resource) => $"{resource}-{Ports.Gateway(configuration)}";

    internal static string Path(IConfiguration configuration, string resource) => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "streamchat",
        Name(configuration, resource));
}
