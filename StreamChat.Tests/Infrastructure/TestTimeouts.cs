namespace StreamChat.Tests.Infrastructure;

/// <summary>The end of every wait in a test: long enough that only a hang reaches it.</summary>
internal static class TestTimeouts
{
    internal static readonly TimeSpan Default = TimeSpan.FromSeconds(60);
}
