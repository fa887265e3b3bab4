namespace StreamChat.Tests.Infrastructure;

/// <summary>The end of every wait in a test: long enough that only a hang reaches it, on a machine too that stands still for a minute.</summary>
internal static class TestTimeouts
{
    internal static readonly TimeSpan Default = TimeSpan.FromMinutes(3);
}
