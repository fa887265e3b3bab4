namespace StreamChat.Tests.App;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("streamchat-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
