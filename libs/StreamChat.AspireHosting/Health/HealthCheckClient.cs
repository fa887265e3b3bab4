namespace Aspire.Hosting.Health;

/// <summary>Sends the requests of health checks.</summary>
internal sealed class HealthCheckClient : IDisposable
{
    private readonly HttpClient _client;

    public HealthCheckClient()
    {
        // A kept connection would stick to one replica behind the proxy.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            ActivityHeadersPropagator = null,
        };
        _client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(5) };
    }

    public async Task<int> GetStatusAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return (int)response.StatusCode;
    }

    public void Dispose() => _client.Dispose();
}
