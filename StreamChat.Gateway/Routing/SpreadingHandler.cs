namespace StreamChat.Gateway.Routing;

/// <summary>
/// Sends requests in turn through several handlers, each with connections of its own. One HTTP/2 connection for all is read by one thread at a
/// time, and leads to one replica where only connections are spread.
/// </summary>
internal sealed class SpreadingHandler(IEnumerable<HttpMessageHandler> handlers) : HttpMessageHandler
{
    private readonly HttpMessageInvoker[] _clients = [.. handlers.Select(handler => new HttpMessageInvoker(handler))];
    private uint _turn;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _clients[Interlocked.Increment(ref _turn) % (uint)_clients.Length].SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Array.ForEach(_clients, client => client.Dispose());
        }

        base.Dispose(disposing);
    }
}
