namespace StreamChat.Tests.AspireHosting;

/// <summary>A place for an AppHost's secrets that goes with the test.</summary>
internal sealed class SecretsFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("streamchat-secrets");

    internal string FilePath => Path.Combine(_folder.FullName, "secrets.json");

    internal IDistributedApplicationBuilder CreateBuilder() => new DistributedApplicationBuilder(
        new DistributedApplicationOptions { DisableDashboard = true, ProjectDirectory = _folder.FullName }, new UserSecrets(FilePath));

    public void Dispose() => _folder.Delete(recursive: true);
}
