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

    private const string TokenPolicy = "\"tokens-";

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
        var isStream = IsStream(context.Request);
        using var slot = isStream ? streams.TryEnter(caller) : null;
        var (verdict, hasPlace) = await requests.TakeAsync(caller, ClientAddress.Of(context), slot);
        var (policy, left) = RateLimitFields.Of("caller", factor: 1, options.Value, verdict);
        context.Response.Headers[RateLimitFields.Policy] = policy;
        context.Response.Headers[RateLimitFields.Left] = left;
        if (!verdict.IsAllowed)
        {
            metrics.Rejected(LimitMetrics.Requests);
            audit.LimitReached(context, "requests");
            await Problem.Result(ProblemCodes.RateLimited, "Requests come faster than allowed.", verdict.RetryAfter).ExecuteAsync(context);
        }
        else if (!isStream)
        {
            Tell(context.Request, caller, verdict);
            await PassAsync(context);
        }
        else if (slot is not null && hasPlace)
        {
            await PassStreamAsync(context, slot);
        }
        else
        {
            metrics.Rejected(LimitMetrics.OpenStreams);
            audit.LimitReached(context, "open streams");
            await Problem.Result(ProblemCodes.TooManyStreams, "As many streams are open as allowed; end one first.", WhenAStreamMayEnd).ExecuteAsync(context);
        }
    }

    private async Task PassStreamAsync(HttpContext context, StreamSlot slot)
    {
        streams.Open(slot);
        metrics.Opened();
        try
        {
            await PassAsync(context);
        }
        finally
        {
            metrics.Closed();
        }
    }

    /// <summary>Lets it through to the api, which may still say that the caller's tokens are used up.</summary>
    private async Task PassAsync(HttpContext context)
    {
        await next(context);
        if (IsOutOfTokens(context.Response))
        {
            metrics.Rejected(LimitMetrics.Tokens);
            audit.LimitReached(context, "tokens");
        }
    }

    /// <summary>The api refuses for other reasons too, such as too many examinations at once, and then names no budget.</summary>
    private static bool IsOutOfTokens(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status429TooManyRequests
        && response.Headers[RateLimitFields.Policy].Any(policy => policy!.StartsWith(TokenPolicy, StringComparison.Ordinal));

    /// <summary>Only the api answers who a caller is, and only we know this of them.</summary>
    private void Tell(HttpRequest request, string caller, BucketVerdict verdict)
    {
        if (request.Path == "/api/me")
        {
            var (burst, most) = (options.Value.Burst, options.Value.Streams);
            request.Headers[LimitsHeader.Name] =
                string.Create(CultureInfo.InvariantCulture, $"{burst} {verdict.Left} {most} {Math.Max(0, most - streams.OpenOf(caller))}");
        }
    }

    private static bool IsCounted(HttpContext context) =>
        GatewayRoutes.IsForApi(context) || context.GetEndpoint()?.Metadata.GetMetadata<CountedAttribute>() is not null;

    private static bool IsStream(HttpRequest request) =>
        StreamPaths.Contains(request.Path.Value, StringComparer.OrdinalIgnoreCase)
        || request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase);
}
