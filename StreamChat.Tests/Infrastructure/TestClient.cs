namespace StreamChat.Tests.Infrastructure;

/// <summary>HTTP clients for tests.</summary>
internal static class TestClient
{
    /// <summary>
    /// A client that closes a left response at once instead of draining it for 2 s, and that never times out by itself:
    /// tests bound their own waits.
    /// </summary>
    internal static HttpClient Create(Uri address) =>
        new(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero, UseProxy = false, UseCookies = false })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
