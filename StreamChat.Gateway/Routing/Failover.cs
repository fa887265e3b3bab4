using Microsoft.Extensions.Primitives;
using StreamChat.ServiceDefaults.Health;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;
using Yarp.ReverseProxy.Transforms;

namespace StreamChat.Gateway.Routing;

/// <summary>
/// Passes a request to another replica when the first certainly did nothing with it: it takes no connection, or not in time, or it drains and says so. A
/// replica that failed so gets no requests until it answers a probe. What a replica may have begun is never sent twice, except what only reads.
/// </summary>
internal sealed partial class Failover(RequestDelegate next, IDestinationHealthUpdater health, ILogger<Failover> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var proxy = context.GetReverseProxyFeature();
        var left = proxy.AvailableDestinations;
        if (left.Count < 2)
        {
            await next(context);
            await TryOnceMoreAsync(context, proxy, left);
            return;
        }

        // A refusal comes after the body was sent.
        Attempt attempt = new() { Body = new KeptBody(context.Request.Body) };
        context.Request.Body = attempt.Body;
        context.Features.Set(attempt);
        var headers = context.Response.Headers.ToArray();
        while (true)
        {
            attempt.IsLast = left.Count == 1;
            attempt.WasRefused = false;
            await next(context);
            if (attempt.IsLast || !DidNothing(context, attempt) || proxy.ProxiedDestination is not { } failed)
            {
                return;
            }

            TakeOut(context, failed);
            left = [.. left.Where(destination => destination != failed)];
            proxy.AvailableDestinations = left;
            Reset(context, headers);
            attempt.Body.Rewind();
        }
    }

    /// <summary>Keeps a draining replica's refusal from the client while there is another replica to ask.</summary>
    internal static ValueTask HoldBackRefusal(ResponseTransformContext context)
    {
        if (context.ProxyResponse?.Headers.Contains(Drain.RefusedHeader) == true)
        {
            context.HttpContext.Response.Headers.Remove(Drain.RefusedHeader);
            if (context.HttpContext.Features.Get<Attempt>() is { Body.IsWhole: true, IsLast: false } attempt)
            {
                attempt.WasRefused = true;
                context.SuppressResponseBody = true;
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Behind a single address there may be many replicas, and the next connection may lead to another one.</summary>
    private async Task TryOnceMoreAsync(HttpContext context, IReverseProxyFeature proxy, IReadOnlyList<DestinationState> left)
    {
        if (CanStillAnswer(context) && TookNoConnection(context.Features.Get<IForwarderErrorFeature>()))
        {
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
            proxy.AvailableDestinations = left;
            await next(context);
        }
    }

    private static bool DidNothing(HttpContext context, Attempt attempt)
    {
        var failure = context.Features.Get<IForwarderErrorFeature>();
        return CanStillAnswer(context)
            && (attempt.WasRefused || TookNoConnection(failure) || (failure is { Error: ForwarderError.Request } && IsRead(context.Request)));
    }

    private static bool CanStillAnswer(HttpContext context) => !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested;

    /// <summary>Whether not a byte was sent: the connection was refused, or did not come about in time, which is told as the runtime's timeouts are.</summary>
    private static bool TookNoConnection(IForwarderErrorFeature? failure) => failure is
    {
        Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } or OperationCanceledException { InnerException: TimeoutException },
    };

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static void Reset(HttpContext context, KeyValuePair<string, StringValues>[] headers)
    {
        context.Features.Set<IForwarderErrorFeature>(null);
        context.Response.Clear();
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }
    }

    private void TakeOut(HttpContext context, DestinationState failed)
    {
        LogTakenOut(failed.DestinationId);
        health.SetActive(context.GetRouteModel().Cluster!, [new NewActiveDestinationHealth(failed, DestinationHealth.Unhealthy)]);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Destination} takes no requests; its requests go to another replica until it is ready.")]
    private partial void LogTakenOut(string destination);

    /// <summary>How far one request is, between this middleware and its transform.</summary>
    private sealed class Attempt
    {
        internal required KeptBody Body { get; init; }

        internal bool IsLast { get; set; }

        internal bool WasRefused { get; set; }
    }
}
