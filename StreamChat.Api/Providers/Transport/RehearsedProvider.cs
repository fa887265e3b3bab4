using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;

namespace StreamChat.Api.Providers.Transport;

/// <summary>
/// Answers the calls of one request by itself, as a provider does: a service that warms up goes the whole way of an answer, and nobody is asked,
/// or paid, for it.
/// </summary>
internal sealed class RehearsedProvider : DelegatingHandler
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

    /// <summary>The request whose calls are answered here; null, the default, for none.</summary>
    internal string? RequestId { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        RequestId is { } own && request.Headers.TryGetValues(ServiceDefaults.RequestIds.RequestId.HeaderName, out var ids) && ids.Contains(own)
            ? RespondAsync(request)
            : base.SendAsync(request, cancellationToken);

    private static async Task<HttpResponseMessage> RespondAsync(HttpRequestMessage request)
    {
        // A provider answers after a while, and goes on after another: what runs after a wait is code of its own.
        await Task.Yield();
        var pipe = new Pipe();
        _ = WriteAsync(pipe.Writer); // ends by itself, and a reader that has left does not keep it

        // A stream that cannot seek, as a connection cannot: the OpenAI package takes any other for a body that it holds.
        var body = new StreamContent(pipe.Reader.AsStream());
        body.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = body, RequestMessage = request };
    }

    private static async Task WriteAsync(PipeWriter writer)
    {
        for (ReadOnlyMemory<byte> rest = Answer; !rest.IsEmpty;)
        {
            await Task.Delay(BetweenEvents, TimeProvider.System);
            var length = rest.Span.IndexOf("\n\n"u8) + 2;
            await writer.WriteAsync(rest[..length]);
            rest = rest[length..];
        }

        await writer.CompleteAsync();
    }
}
