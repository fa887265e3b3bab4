using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StreamChat.Api.Warming;

/// <summary>
/// A provider on a port of this machine alone, which answers every call with the same few tokens: the connection, too, and what reads it, is gone
/// through before the first client's.
/// </summary>
internal sealed class RehearsalServer : IAsyncDisposable
{
    private static readonly byte[] Answer =
        """
        data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"rehearsed","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

        data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"rehearsed","choices":[{"index":0,"delta":{"content":"Warm \"and\" ready."},"finish_reason":null}]}

        data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"rehearsed","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"rehearsed","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}

        data: [DONE]


        """u8.ToArray();

    private static readonly TimeSpan BetweenEvents = TimeSpan.FromMilliseconds(2);

    private readonly WebApplication _server;

    // Of its own, so that no proxy is asked for a port of this machine.
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    private RehearsalServer(WebApplication server) => _server = server;

    /// <summary>Starts one at a free port, which speaks HTTP/1.1 or, as a provider may at a plain address, HTTP/2.</summary>
    internal static async Task<RehearsalServer> StartAsync(bool isHttp2, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = isHttp2 ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var server = builder.Build();
        server.Run(AnswerAsync);
        await server.StartAsync(cancellationToken);
        return new RehearsalServer(server);
    }

    /// <summary>Answers a call that was meant for a provider; its key goes nowhere.</summary>
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(_server.Urls.First());
        request.Headers.Authorization = null;
        return _client.SendAsync(request, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.ContentType = "text/event-stream";
        for (ReadOnlyMemory<byte> rest = Answer; !rest.IsEmpty;)
        {
            await Task.Delay(BetweenEvents, TimeProvider.System, context.RequestAborted); // what runs after a wait is code of its own
            var length = rest.Span.IndexOf("\n\n"u8) + 2;
            await context.Response.Body.WriteAsync(rest[..length], context.RequestAborted);
            rest = rest[length..];
        }
    }
}
