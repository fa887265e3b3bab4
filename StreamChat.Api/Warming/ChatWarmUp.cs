using System.Net.Http.Headers;
using StreamChat.Api.Providers.Transport;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.RequestIds;
using StreamChat.ServiceDefaults.Warming;

namespace StreamChat.Api.Warming;

/// <summary>Goes the whole way of an answer a few times, with a provider that is only rehearsed.</summary>
internal sealed class ChatWarmUp(RehearsedProvider provider, CallerSignature signature) : IWarmUp
{
    private const int Times = 3;

    private const string Path = "/chat";

    private static readonly Caller Self = new() { Id = "warm-up", Kind = CallerKind.Guest, Scopes = CallerScopes.Chat };

    public async Task RunAsync(HttpClient self, CancellationToken cancellationToken)
    {
        provider.RequestId = $"warm-up-{RequestId.New()}";
        try
        {
            for (var i = 0; i < Times; i++)
            {
                await ChatAsync(self, provider.RequestId, cancellationToken);
            }
        }
        finally
        {
            provider.RequestId = null;
        }
    }

    private async Task ChatAsync(HttpClient self, string id, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative))
        {
            Content = new ByteArrayContent("""{"prompt":"warm-up","model":"warm-up"}"""u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Add(RequestId.HeaderName, id);
        request.Headers.Add(CallerSignature.HeaderName, signature.Sign(Self, new SignedRequest(id, "POST", Path, "")));
        using var response = await self.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var body = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken);
        await body.CopyToAsync(Stream.Null, cancellationToken);
    }
}
