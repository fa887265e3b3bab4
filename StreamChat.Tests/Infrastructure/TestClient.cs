namespace StreamChat.Tests.Infrastructure;

/// <summary>HTTP clients for tests.</summary>
internal static class TestClient
{
    /// <summary>
    /// A client that closes a left response at once instead of draining it for 2 s, and that never times out by itself:
    /// tests bound their own waits. It continues no trace: one of another test in this process must not become the parent of its requests.
    /// </summary>
    internal static HttpClient Create(Uri address, Func<HttpMessageHandler, HttpMessageHandler>? around = null)
    {
        var handler = new SocketsHttpHandler
        {
            ResponseDrainTimeout = TimeSpan.Zero, UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null,
        };
        return new HttpClient(around?.Invoke(handler) ?? handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
    }
}
