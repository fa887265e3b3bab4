using System.Net;
using Microsoft.Extensions.Options;
using StreamChat.Gateway.Routing;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Keys;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Gateway.Identity.Keys;

/// <summary>Asks the api of API keys, at most once in a few seconds each; that there is no such key is kept as well.</summary>
internal sealed class KeyDirectory(HttpMessageInvoker api, CallerSignature signature, IOptions<RoutingOptions> options, TimeProvider time)
{
    internal static readonly TimeSpan Life = TimeSpan.FromSeconds(5);

    private const int Most = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Caller Gateway = new() { Id = "gateway", Kind = CallerKind.Service, Scopes = CallerScopes.Internal };

    private readonly BriefMemory<KnownKey?> _known = new(Life, Most, time);
    private int _turn;

    internal int Count => _known.Count;

    /// <summary>Whether the api need not be asked of that id.</summary>
    internal bool Knows(string id) => _known.Knows(id);

    /// <summary>What is known of the key with that id; null when there is none.</summary>
    /// <exception cref="HttpRequestException">No replica of the api could say.</exception>
    internal ValueTask<KnownKey?> FindAsync(string id, string requestId) => _known.GetAsync(id, _ => AskAsync(id, requestId));

    /// <summary>Each replica is asked until one says yes or no.</summary>
    private async Task<KnownKey?> AskAsync(string id, string requestId)
    {
        var replicas = options.Value.Api!;
        var first = Interlocked.Increment(ref _turn) & int.MaxValue;
        using CancellationTokenSource patience = new(Patience, time);
        for (var i = 0; i < replicas.Length; i++)
        {
            try
            {
                using var response = await SendAsync(replicas[(first + i) % replicas.Length], id, requestId, patience.Token);
                switch (response.StatusCode)
                {
                    case HttpStatusCode.OK:
                        return await response.Content.ReadFromJsonAsync(KnownKeyJsonContext.Default.KnownKey, patience.Token);
                    case HttpStatusCode.NotFound:
                        return null;
                }
            }
            catch (HttpRequestException)
            {
                // The next may know.
            }
            catch (OperationCanceledException e)
            {
                throw new HttpRequestException("The api did not say in time whether a key is good.", e);
            }
        }

        throw new HttpRequestException("No replica of the api could say whether a key is good.");
    }

    private Task<HttpResponseMessage> SendAsync(Uri replica, string id, string requestId, CancellationToken cancellationToken)
    {
        var path = KeyAddress.Of(id);
        HttpRequestMessage request = new(HttpMethod.Get, new Uri(replica, path));
        request.Headers.Add(RequestId.HeaderName, requestId);
        request.Headers.Add(CallerSignature.HeaderName, signature.Sign(Gateway, new SignedRequest(requestId, "GET", path, "")));
        return api.SendAsync(request, cancellationToken);
    }
}
