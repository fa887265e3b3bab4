using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp.Client;

/// <summary>Speaks the engine's API, which is Kubernetes-like: objects by kind and name, watches, logs.</summary>
internal sealed class DcpClient : IDisposable
{
    private const string Api = "apis/usvc-dev.developer.microsoft.com/v1";

    private readonly HttpClient _client;

    public DcpClient(DcpConnection connection)
    {
        var handler = new SocketsHttpHandler
        {
            // A watch and two logs a resource stay open, and more than one connection's worth of streams must fit.
            EnableMultipleHttp2Connections = true,
            ResponseDrainTimeout = TimeSpan.Zero,
            ActivityHeadersPropagator = null,
            UseProxy = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, errors) => IsSignedBy(connection.Authority, certificate, errors) },
        };
        _client = new HttpClient(handler)
        {
            BaseAddress = connection.Server,
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", connection.Token) },
        };
    }

    public async Task<DcpObject<TSpec, TStatus>> CreateAsync<TSpec, TStatus>(
        DcpKind<TSpec, TStatus> kind, DcpObject<TSpec, TStatus> value, CancellationToken cancellationToken)
        where TSpec : class, new()
        where TStatus : class
    {
        using var content = JsonContent.Create(value, kind.Json);
        await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        using var response = await _client.PostAsync(Path(kind.Plural), content, cancellationToken).ConfigureAwait(false);
        await EnsureAsync(response, $"create {kind.Kind} {value.Metadata.Name}", cancellationToken).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync(kind.Json, cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>The object; null when there is none.</summary>
    public async Task<DcpObject<TSpec, TStatus>?> GetAsync<TSpec, TStatus>(DcpKind<TSpec, TStatus> kind, string name, CancellationToken cancellationToken)
        where TSpec : class, new()
        where TStatus : class
    {
        using var response = await _client.GetAsync(Path(kind.Plural, name), cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await EnsureAsync(response, $"read {kind.Kind} {name}", cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync(kind.Json, cancellationToken).ConfigureAwait(false);
    }

    public async Task DeleteAsync(string plural, string name, CancellationToken cancellationToken)
    {
        using var response = await _client.DeleteAsync(Path(plural, name), cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.NotFound)
        {
            await EnsureAsync(response, $"delete {plural} {name}", cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StopAsync(string plural, string name, CancellationToken cancellationToken) =>
        MergeAsync(Path(plural, name), """{"spec":{"stop":true}}""", cancellationToken);

    /// <summary>Tells the engine to stop everything it runs and then itself.</summary>
    public Task StopEngineAsync(CancellationToken cancellationToken) =>
        MergeAsync("admin/execution", """{"status":"Stopping","shutdownResourceCleanup":"Full"}""", cancellationToken);

    /// <summary>The objects of a kind and then their changes, until the connection ends.</summary>
    public async IAsyncEnumerable<WatchEvent> WatchAsync(string plural, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in ReadLinesAsync($"{Path(plural)}?watch=true", cancellationToken).ConfigureAwait(false))
        {
            if (line.Length > 0)
            {
                yield return JsonSerializer.Deserialize(line, DcpJson.Default.WatchEvent)!;
            }
        }
    }

    /// <summary>The lines that an instance wrote and then those it writes, each with its time before it, until it ends.</summary>
    public IAsyncEnumerable<string> ReadLogAsync(string plural, string name, string source, CancellationToken cancellationToken) =>
        ReadLinesAsync($"{Path(plural, name)}/log?source={source}&follow=true&timestamps=true", cancellationToken);

    public void Dispose() => _client.Dispose();

    private async IAsyncEnumerable<string> ReadLinesAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = HttpVersion.Version20 };
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        await EnsureAsync(response, $"read {path}", cancellationToken).ConfigureAwait(false);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            yield return line;
        }
    }

    private async Task MergeAsync(string path, string patch, CancellationToken cancellationToken)
    {
        // The engine refuses a content type with a charset.
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(patch)) { Headers = { ContentType = new("application/merge-patch+json") } };
        using var response = await _client.PatchAsync(path, content, cancellationToken).ConfigureAwait(false);
        await EnsureAsync(response, $"change {path}", cancellationToken).ConfigureAwait(false);
    }

    private static string Path(string plural) => $"{Api}/{plural}";

    private static string Path(string plural, string name) => $"{Api}/{plural}/{Uri.EscapeDataString(name)}";

    private static async Task EnsureAsync(HttpResponseMessage response, string what, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            throw new HttpRequestException($"The Aspire engine could not {what}: {(int)response.StatusCode} {text.ReplaceLineEndings(" ")}", null, response.StatusCode);
        }
    }

    // The engine makes its own authority at each start, which no machine trusts; we trust it, and nothing else.
    private static bool IsSignedBy(X509Certificate2 authority, X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
        {
            return false;
        }

        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { authority },
            },
        };
        using var presented = new X509Certificate2(certificate);
        return chain.Build(presented);
    }
}
