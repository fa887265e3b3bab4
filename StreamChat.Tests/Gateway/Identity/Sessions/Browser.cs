using System.Net;
using System.Security.Cryptography.X509Certificates;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Identity.Sessions;

/// <summary>A browser as far as signing in needs one: it keeps cookies and goes where it is sent.</summary>
internal sealed class Browser(HttpClient gateway, string sessionName = "streamchat")
{
    private readonly Dictionary<string, string> _cookies = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>What the gateway said of the session's cookie when it last set it.</summary>
    internal string SessionAttributes { get; private set; } = "";

    internal string? Session
    {
        get => _cookies.GetValueOrDefault(sessionName);
        set => _cookies[sessionName] = value!;
    }

    /// <summary>A client of the gateway that goes nowhere by itself.</summary>
    internal static HttpClient ClientOf(Uri gateway, string? thumbprint = null) => TestClient.Create(gateway, inner =>
    {
        var handler = (SocketsHttpHandler)inner;
        handler.AllowAutoRedirect = false;
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => (shown as X509Certificate2)?.Thumbprint == thumbprint;
        return inner;
    });

    /// <summary>Goes through the whole sign-in; returns where the browser is sent to at its end.</summary>
    internal async Task<string> SignInAsync(string path = "/auth/sign-in")
    {
        using var back = await SendAsync("GET", await AskProviderAsync(path));
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        return back.Headers.Location!.ToString();
    }

    /// <summary>Asks to sign in, is let in by the provider, and gives the address by which it would come back.</summary>
    internal async Task<string> AskProviderAsync(string path = "/auth/sign-in")
    {
        using var challenge = await SendAsync("GET", path);
        Assert.True(challenge.StatusCode == HttpStatusCode.Found, $"{challenge} {await challenge.Content.ReadAsStringAsync(Token)}");
        using HttpClientHandler handler = new() { AllowAutoRedirect = false, UseProxy = false };
        using HttpClient provider = new(handler);
        using var allowed = await provider.GetAsync(challenge.Headers.Location, Token).Bounded();
        return allowed.Headers.Location!.PathAndQuery;
    }

    internal async Task<HttpResponseMessage> SendAsync(string method, string path, string? site = "same-origin")
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        request.Headers.Add("Sec-Fetch-Site", site);
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var response = await gateway.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).Bounded();
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            Take(set);
        }

        return response;
    }

    private void Take(string set)
    {
        var (name, value) = (set[..set.IndexOf('=', StringComparison.Ordinal)], set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..set.IndexOf(';', StringComparison.Ordinal)]);
        if (value.Length == 0)
        {
            _cookies.Remove(name);
            return;
        }

        _cookies[name] = value;
        if (name == sessionName)
        {
            SessionAttributes = set[set.IndexOf(';', StringComparison.Ordinal)..];
        }
    }
}
