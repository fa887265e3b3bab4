using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StreamChat.ServiceDefaults.Server;

/// <summary>Cuts a response whose reader does not take a write within <c>WRITE_TIMEOUT_SECS</c>.</summary>
internal sealed partial class WriteDeadlineMiddleware(
    RequestDelegate next,
    IOptions<ServerOptions> options,
    TimeProvider time,
    ILogger<WriteDeadlineMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var patience = options.Value.WriteTimeout;
        using var deadline = new WriteDeadline(patience, time, () => Cut(context, patience));
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Features.Set<IHttpResponseBodyFeature>(new DeadlineResponseBody(body, deadline));
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(body);
        }
    }

    private void Cut(HttpContext context, TimeSpan patience)
    {
        LogCut(context.Request.Path, patience.TotalSeconds);
        context.Abort();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reader of {Path} did not take what was written within {Seconds} s and is cut.")]
    private partial void LogCut(string path, double seconds);
}
