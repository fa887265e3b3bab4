using System.Security.Cryptography.X509Certificates;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Security.Https;

/// <summary>One request over a connection of its own: a certificate is shown once for each.</summary>
internal static class TlsExchange
{
    /// <summary>The answer, and which certificate the connection was shown.</summary>
    internal static async Task<(HttpResponseMessage Response, string Thumbprint)> GetAsync(Uri address, Version version)
    {
        string? thumbprint = null;
        using SocketsHttpHandler handler = new() { UseProxy = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => (thumbprint = (shown as X509Certificate2)?.Thumbprint) is not null;
        using HttpClient client = new(handler);
        using HttpRequestMessage request = new(HttpMethod.Get, address) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        return (await client.SendAsync(request, TestContext.Current.CancellationToken).Bounded(), thumbprint!);
    }
}
