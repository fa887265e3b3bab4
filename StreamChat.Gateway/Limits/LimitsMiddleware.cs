using System.Globalization;
using Microsoft.Extensions.Options;
using StreamChat.Gateway.Audit;
using StreamChat.Gateway.Limits.Buckets;
using StreamChat.Gateway.Limits.Streams;
using StreamChat.Gateway.Routing;
using StreamChat.Gateway.Security.Addresses;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Limits;

/// <summary>Lets through what the caller and their address may still ask for, and says what is left.</summary>
internal sealed class LimitsMiddleware(
    RequestDelegate next, RequestLimit requests, StreamLimit streams, LimitMetrics metrics, IOptions<LimitOptions> options, AuditLog audit)
{
    // Whoever is about to sign in: their addresses tell them apart.
    private const string Nobody = "nobody-at-";

    private const string EventStream = "text/event-stream";

    private static readonly TimeSpan WhenAStreamMayEnd = TimeSpan.FromSeconds(5);

    private static readonly string[] StreamPaths = ["/chat", "/stream", "/v1/chat/completions", "/api/doctor"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsCounted(context))
        {
            await next(context);
            return;
        }

        var caller = context.Features.Get<Caller>()?.Id ?? Nobody + ClientAddress.Of(context).Network;
        var verdict = await requests.TakeAsync(caller, ClientAddress.Of(context));
        WriteHeaders(context.Response, verdict);
        if (!verdict.IsAllowed)
        {
            metrics.Rejected(LimitMetrics.Requests);
            audit.LimitReached(context, "requests");
            await Problem.Result(ProblemCodes.RateLimited, "Requests come faster than allowed.", verdict.RetryAfter).ExecuteAsync(context);
            return;
        }

        if (!IsStream(context.Request))
        {
            await next(context);
            return;
        }

        await using var slot = await streams.EnterAsync(caller);
        if (slot is null)
        {
            metrics.Rejected(LimitMetrics.OpenStreams);
            audit.LimitReached(context, "open streams");
            await Problem.Result(ProblemCodes.TooManyStreams, "As many streams are open as allowed; end one first.", WhenAStreamMayEnd).ExecuteAsync(context);
            return;
        }

        metrics.Opened();
        try
        {
            await next(context);
        }
        finally
        {
            metrics.Closed();
        }
    }

    private static bool IsCounted(HttpContext context) =>
        GatewayRoutes.IsForApi(context) || context.GetEndpoint()?.Metadata.GetMetadata<CountedAttribute>() is not null;

    private static bool IsStream(HttpRequest request) =>
        StreamPaths.Contains(request.Path.Value, StringComparer.OrdinalIgnoreCase)
        || request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase);

    /// <summary>The fields of the IETF's draft on rate limit headers: the policy, and what is left of it.</summary>
    private void WriteHeaders(HttpResponse response, BucketVerdict verdict)
    {
        var window = Math.Max(1, (long)(options.Value.Burst / options.Value.PerSecond));
        response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"caller\";q={options.Value.Burst};w={window}");
        response.Headers["RateLimit"] = string.Create(
            CultureInfo.InvariantCulture, $"\"caller\";r={verdict.Left};t={(long)Math.Ceiling(verdict.FullAgain.TotalSeconds)}");
    }
}
