namespace StreamChat.ServiceDefaults.RequestIds;

/// <summary>
/// Hands the request id on with an outgoing call. Every client of <c>IHttpClientFactory</c> has it; a client that is built by hand
/// (<c>new HttpClient(new RequestIdHandler { InnerHandler = … })</c>) adds it itself.
/// </summary>
public sealed class RequestIdHandler : DelegatingHandler
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (RequestId.Current is { } id && !request.Headers.Contains(RequestId.HeaderName))
        {
            request.Headers.Add(RequestId.HeaderName, id);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
