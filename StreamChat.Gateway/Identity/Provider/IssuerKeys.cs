using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace StreamChat.Gateway.Identity.Provider;

/// <summary>
/// What the provider says of itself: its addresses and keys. Read when it is first needed and then twice a day; for a key that is not among them
/// once a minute, so that nobody makes us ask on and on by inventing names of keys.
/// </summary>
internal sealed class IssuerKeys(IOptions<IdentityOptions> options, TimeProvider time) : IDisposable
{
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Life = TimeSpan.FromHours(12);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };
    private readonly SemaphoreSlim _reading = new(1);
    private OpenIdConnectConfiguration? _known;
    private long _readAt;
    private long _failedAt;

    /// <summary>What is known.</summary>
    /// <exception cref="HttpRequestException">The provider does not say.</exception>
    internal ValueTask<OpenIdConnectConfiguration> GetAsync() => GetAsync(Life);

    /// <summary>What is known, read anew if that was not done a moment ago.</summary>
    /// <exception cref="HttpRequestException">The provider does not say.</exception>
    internal ValueTask<OpenIdConnectConfiguration> GetAnewAsync() => GetAsync(Pause);

    public void Dispose()
    {
        _client.Dispose();
        _reading.Dispose();
    }

    private async ValueTask<OpenIdConnectConfiguration> GetAsync(TimeSpan life)
    {
        if (IsFresh(life))
        {
            return _known!;
        }

        await _reading.WaitAsync();
        try
        {
            return IsFresh(life) ? _known! : await ReadAsync();
        }
        finally
        {
            _reading.Release();
        }
    }

    private bool IsFresh(TimeSpan life) => _known is not null && time.GetElapsedTime(Volatile.Read(ref _readAt)) < life;

    private async Task<OpenIdConnectConfiguration> ReadAsync()
    {
        if (_failedAt != 0 && time.GetElapsedTime(_failedAt) < PauseAfterFailure)
        {
            return _known ?? throw new HttpRequestException("The identity provider could not be reached a moment ago.");
        }

        var issuer = options.Value.Issuer!;
        HttpDocumentRetriever documents = new(_client) { RequireHttps = issuer.Scheme == Uri.UriSchemeHttps };
        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(
                $"{issuer.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration", documents, CancellationToken.None);
            _known = Checked(read, issuer);
            Volatile.Write(ref _readAt, time.GetTimestamp());
            _failedAt = 0;
            return read;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException or ArgumentException or InvalidOperationException)
        {
            _failedAt = time.GetTimestamp();
            return _known ?? throw new HttpRequestException("The identity provider could not be reached, or did not say what is needed.", e);
        }
    }

    /// <summary>Another issuer's word at this address is nobody's.</summary>
    private static OpenIdConnectConfiguration Checked(OpenIdConnectConfiguration read, Uri issuer) =>
        string.Equals(read.Issuer?.TrimEnd('/'), issuer.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)
            ? read
            : throw new InvalidOperationException("The provider calls itself by another name than the one that is set.");
}
