using System.ClientModel.Primitives;
using System.Net;

namespace StreamChat.Api.Providers.Transport;

/// <summary>The OpenAI package's transport over a client of ours.</summary>
internal sealed class ProviderTransport(HttpClient client, bool isHttp2) : HttpClientPipelineTransport(client)
{
    // The package asks for HTTP/1.1. Over TLS the server now chooses HTTP/2 where it has it; over plain text this stays HTTP/1.1, unless it is known.
    protected override void OnSendingRequest(PipelineMessage message, HttpRequestMessage httpRequest)
    {
        httpRequest.Version = HttpVersion.Version20;
        httpRequest.VersionPolicy = isHttp2 ? HttpVersionPolicy.RequestVersionExact : HttpVersionPolicy.RequestVersionOrLower;
    }
}
