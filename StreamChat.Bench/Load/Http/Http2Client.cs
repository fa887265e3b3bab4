using System.Net;

namespace StreamChat.Bench.Load.Http;

/// <summary>
/// Streams over HTTP/2 by prior knowledge, through .NET's own client: many of these share one. It costs more than the raw sockets, which the bench
/// prints with its own cost.
/// </summary>
internal sealed class Http2Client(HttpMessageInvoker shared, Uri server) : IStreamClient
{
    private const int BufferSize = 8 * 1024;

    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly CancellationTokenSource _leaving = new();

    /// <summary>What many of these share.</summary>
    internal static HttpMessageInvoker Share() =>
        new(new SocketsHttpHandler { EnableMultipleHttp2Connections = true, ResponseDrainTimeout = TimeSpan.Zero });

    public async Task ReadAsync(RequestParts request, StreamReading reading, Action<string?>? headCame)
    {
        try
        {
            using var message = request.ToMessage(server);
            message.Version = HttpVersion.Version20;
            message.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            reading.Sent();
            using var response = await shared.SendAsync(message, _leaving.Token);
            reading.HeadCame();
            headCame?.Invoke(response.Headers.Location?.ToString());
            if (!response.IsSuccessStatusCode)
            {
                reading.Ended($"status {(int)response.StatusCode}");
                return;
            }

            await using var body = await response.Content.ReadAsStreamAsync(_leaving.Token);
            int read;
            while ((read = await body.ReadAsync(_buffer, _leaving.Token)) > 0 && reading.Events.Feed(_buffer.AsSpan(0, read)))
            {
            }

            reading.Ended();
        }
        catch (Exception) when (_leaving.IsCancellationRequested)
        {
            reading.Left();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            reading.Ended($"connection: {e.Message}");
        }
    }

    public void Leave() => _leaving.Cancel();

    public void Dispose() => _leaving.Dispose();
}
