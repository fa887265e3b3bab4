using System.Net.Http.Headers;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Transport;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.RequestIds;
using StreamChat.ServiceDefaults.Warming;

namespace StreamChat.Api.Warming;

/// <summary>Goes the whole way of an answer a few times, with a provider that is only rehearsed.</summary>
internal sealed class ChatWarmUp(Provider provider, RehearsedProvider rehearsed, CallerSignature signature) : IWarmUp
{
    private const int Times = 3;

    private const string Path = "/chat";

    private static readonly Caller Self = new() { Id = "warm-up", Kind = CallerKind.Guest, Scopes = CallerScopes.Chat };

    public async Task RunAsync(HttpClient self, CancellationToken cancellationToken)
    {
        await using var server = await RehearsalServer.StartAsync(provider.IsHttp2, cancellationToken);
        var id = $"warm-up-{RequestId.New()}";
        rehearsed.Rehearsal = new(id, server.SendAsync);
        try
        {
            for (var i = 0; i < Times; i++)
            {
                await ChatAsync(self, id, cancellationToken);
            }
        }
        finally
        {
            rehearsed.Rehearsal = null;
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
