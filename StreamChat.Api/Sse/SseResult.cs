using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace StreamChat.Api.Sse;

/// <summary>
/// Answers with a stream of server-sent events, written by <paramref name="produce"/>. The headers leave with its first flush; what it
/// cannot do is fail: from there on failures are frames of its own.
/// </summary>
internal sealed class SseResult(Func<SseWriter, CancellationToken, Task> produce) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var metrics = services.GetRequiredService<SseMetrics>();
        var route = (httpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        WriteHeaders(httpContext);
        using var writer = new SseWriter(
            httpContext.Response.BodyWriter,
            services.GetRequiredService<IOptions<SseOptions>>().Value.Heartbeat,
            services.GetRequiredService<TimeProvider>());
        metrics.Opened(route);
        try
        {
            await produce(writer, httpContext.RequestAborted);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone; there is nobody to tell.
        }
        finally
        {
            metrics.Closed(route);
        }
    }

    private static void WriteHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentType = "text/event-stream; charset=utf-8";
        headers.CacheControl = "no-cache";
        headers["X-Accel-Buffering"] = "no";
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
    }
}
