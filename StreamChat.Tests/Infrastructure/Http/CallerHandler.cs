using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Tests.Infrastructure.Http;

/// <summary>Names a caller to the api as the gateway does.</summary>
internal sealed class CallerHandler(CallerSignature signature, Caller caller, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.TryGetValues(RequestId.HeaderName, out var ids))
        {
            ids = [RequestId.New()];
            request.Headers.Add(RequestId.HeaderName, ids);
        }

        var address = request.RequestUri!;
        var signed = new SignedRequest(ids.First(), request.Method.Method, Uri.UnescapeDataString(address.AbsolutePath), address.Query);
        request.Headers.Add(CallerSignature.HeaderName, signature.Sign(caller, signed));
        return base.SendAsync(request, cancellationToken);
    }
}
