using System.Buffers;
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

    /// <summary>The request whose calls are answered here; null, the default, for none.</summary>
    internal string? RequestId { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        RequestId is { } own && request.Headers.TryGetValues(ServiceDefaults.RequestIds.RequestId.HeaderName, out var ids) && ids.Contains(own)
            ? Task.FromResult(Respond(request))
            : base.SendAsync(request, cancellationToken);

    private static HttpResponseMessage Respond(HttpRequestMessage request)
    {
        // A stream that cannot seek, as a connection cannot: the OpenAI package takes any other for a body that it holds.
        var body = new StreamContent(PipeReader.Create(new ReadOnlySequence<byte>(Answer)).AsStream());
        body.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = body, RequestMessage = request };
    }
}
