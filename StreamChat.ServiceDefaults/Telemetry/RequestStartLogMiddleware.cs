using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StreamChat.ServiceDefaults.Health;

namespace StreamChat.ServiceDefaults.Telemetry;

/// <summary>The first line of a request: an answer can take minutes, and one that never ends has no other.</summary>
internal sealed partial class RequestStartLogMiddleware(RequestDelegate next, ILogger<RequestStartLogMiddleware> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!HealthEndpoints.IsProbe(context.Request) && logger.IsEnabled(LogLevel.Information))
        {
            var route = RequestRoute.NameOf(context);
            LogBegins(context.Request.Method, route);
        }

        return next(context);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} begins.")]
    private partial void LogBegins(string method, string route);
}
