namespace StreamChat.Api.Connection;

/// <summary>What <c>GET /api/connection</c> found out by asking the provider.</summary>
/// <param name="Status"><c>ok</c> or <c>failed</c>.</param>
/// <param name="Provider">The kind of provider.</param>
/// <param name="Endpoint">Its host and port.</param>
/// <param name="Reason">Why it was chosen.</param>
/// <param name="DefaultModel">The model of requests that name none, as far as known.</param>
/// <param name="LatencyMs">How long it took to answer.</param>
/// <param name="TracesUrl">Where a trace is seen, its id appended; only in a local run.</param>
/// <param name="Error">What is wrong, when something is.</param>
internal sealed record ConnectionReport(
    string Status,
    string Provider,
    string Endpoint,
    string Reason,
    string? DefaultModel,
    double LatencyMs,
    Uri? TracesUrl,
    ConnectionError? Error);
