using System.Net;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Api.Doctor.Probing;

/// <summary>The HTTP client of probes: every probe has a connection of its own, as a new client has, and nothing is unpacked or followed by itself.</summary>
internal sealed class ProbeHttp(IOptions<DoctorOptions> options) : IDisposable
{
    private readonly HttpClient _client = new(new RequestIdHandler { InnerHandler = CreateHandler(options.Value) })
    {
        Timeout = Timeout.InfiniteTimeSpan, // the probe has an end of its own
        DefaultRequestVersion = HttpVersion.Version20, // taken where TLS offers it; else HTTP/1.1
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };

    internal HttpClient Client => _client;

    public void Dispose() => _client.Dispose();

    private static SocketsHttpHandler CreateHandler(DoctorOptions options) => new()
    {
        AllowAutoRedirect = false, // a token goes to the address that was set, and nowhere else
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = options.Patience,
        PooledConnectionLifetime = TimeSpan.Zero,
        ResponseDrainTimeout = TimeSpan.Zero,
        UseCookies = false,
        UseProxy = false, // the way in is looked at, not the way out
    };
}
