using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Health;

namespace StreamChat.ServiceDefaults.Telemetry;

/// <summary>
/// The second of the two lines that a request has (<see cref="RequestStartLogMiddleware"/> writes the first), when it has ended, so that its id finds it in
/// the log. It names the route and not the address, whose query can be a prompt.
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
        var route = RequestRoute.NameOf(context);
        var caller = CallerOf(context);
        if (context.RequestAborted.IsCancellationRequested)
        {
            LogLeft(context.Request.Method, route, duration.TotalMilliseconds, caller);
        }
        else
        {
            LogAnswered(context.Request.Method, route, context.Response.StatusCode, duration.TotalMilliseconds, caller);
        }
    }

    /// <summary>Opaque, so that one caller's requests are found together and nobody is named.</summary>
    private static string CallerOf(HttpContext context) => context.Features.Get<Caller>()?.Id ?? "nobody";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} answered {Status} in {Milliseconds:0} ms to {Caller}.")]
    private partial void LogAnswered(string method, string route, int status, double milliseconds, string caller);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route}: {Caller} left after {Milliseconds:0} ms.")]
    private partial void LogLeft(string method, string route, double milliseconds, string caller);
}
