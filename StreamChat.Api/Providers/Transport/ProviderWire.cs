using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;

namespace StreamChat.Api.Providers.Transport;

/// <summary>Sends requests through the OpenAI package: its endpoint, its authentication and its raw protocol methods, nothing else of it.</summary>
internal sealed class ProviderWire
{
    private readonly Provider _provider;
    private readonly ChatClient _chat;

    public ProviderWire(Provider provider, ProviderKey key, ProviderHttp http)
    {
        _provider = provider;
        var options = new OpenAIClientOptions
        {
            Endpoint = provider.BaseUrl,
            Transport = new ProviderTransport(http.Client, provider.IsHttp2),

            // By default the package repeats 429 and 5xx three times without a pause, even when the quota is used up.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),

            // It would be a deadline for each read that any byte pushes on. CallClock watches for progress instead.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false, // our own span has what its span lacks
        };

        // The model in this constructor is only for the typed methods; the protocol method sends our body as it is.
#pragma warning disable OPENAI001 // the constructor with a policy is still experimental, and the only way to send no key
        _chat = key.Credential is { } credential
            ? new ChatClient("unused", credential, options)
            : new ChatClient("unused", new NoKey(), options);
#pragma warning restore OPENAI001 // as above
    }

    /// <summary>Posts a chat completion; the answer's headers are in, its body is not read, and a status of failure is no exception.</summary>
    internal async Task<PipelineResponse> CompleteAsync(BinaryData body, CancellationToken cancellationToken)
    {
        // No "Accept: text/event-stream": it makes the package wrap the body in a stream that buffers events and reconnects by itself.
        using var content = BinaryContent.Create(body);
        var options = new RequestOptions
        {
            BufferResponse = false,
            ErrorOptions = ClientErrorBehaviors.NoThrow,
            CancellationToken = cancellationToken,
        };
        var result = await _chat.CompleteChatAsync(content, options);
        return result.GetRawResponse();
    }

    /// <summary>Gets one of the provider's other addresses, such as <c>models</c>.</summary>
    internal async Task<PipelineResponse> GetAsync(string path, CancellationToken cancellationToken)
    {
        var address = new Uri($"{_provider.BaseUrl.AbsoluteUri.TrimEnd('/')}/{path}");
        using var message = _chat.Pipeline.CreateMessage(address, HttpMethod.Get.Method, PipelineMessageClassifier.Default);
        message.BufferResponse = false;
        message.Apply(new RequestOptions { BufferResponse = false, CancellationToken = cancellationToken });
        await _chat.Pipeline.SendAsync(message);
        return message.ExtractResponse()!;
    }
}
