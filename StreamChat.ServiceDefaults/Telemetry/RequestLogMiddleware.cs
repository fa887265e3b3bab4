using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StreamChat.ServiceDefaults.Health;

namespace StreamChat.ServiceDefaults.Telemetry;

/// <summary>
/// One line a request, when it has ended, so that a request id finds it in the log. It names the route and not the address, whose query
/// can be a prompt.
/// </summary>
internal sealed partial class RequestLogMiddleware(RequestDelegate next, TimeProvider time, ILogger<RequestLogMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (HealthEndpoints.IsProbe(context.Request) || !logger.IsEnabled(LogLevel.Information))
        {
            await next(context);
            return;
        }

        var start = time.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Log(context, time.GetElapsedTime(start));
        }
    }

    private void Log(HttpContext context, TimeSpan duration)
    {
        var route = RequestRoute.Of(context) ?? "(no route)";
        if (context.RequestAborted.IsCancellationRequested)
        {
            LogLeft(context.Request.Method, route, duration.TotalMilliseconds);
        }
        else
        {
            LogAnswered(context.Request.Method, route, context.Response.StatusCode, duration.TotalMilliseconds);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} answered {Status} in {Milliseconds:0} ms.")]
    private partial void LogAnswered(string method, string route, int status, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route}: the client left after {Milliseconds:0} ms.")]
    private partial void LogLeft(string method, string route, double milliseconds);
}
