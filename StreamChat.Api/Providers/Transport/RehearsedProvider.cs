namespace StreamChat.Api.Providers.Transport;

/// <summary>Leads the calls of a rehearsal away: a service that warms up goes the whole way of an answer, and nobody is asked, or paid, for it.</summary>
internal sealed class RehearsedProvider : DelegatingHandler
{
    /// <summary>The rehearsal that goes on; null, the default, for none.</summary>
    internal Rehearsal? Rehearsal { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Rehearsal is { } own && request.Headers.TryGetValues(ServiceDefaults.RequestIds.RequestId.HeaderName, out var ids) && ids.Contains(own.RequestId)
            ? own.AnswerAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);
}
