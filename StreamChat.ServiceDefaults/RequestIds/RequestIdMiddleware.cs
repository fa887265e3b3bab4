using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace StreamChat.ServiceDefaults.RequestIds;

/// <summary>Keeps a valid request id of the caller, replaces any other, and answers with it.</summary>
internal sealed class RequestIdMiddleware(RequestDelegate next, ILogger<RequestIdMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[RequestId.HeaderName];
        var id = given.Count == 1 && RequestId.IsValid(given[0]) ? given[0]! : RequestId.New();

        context.TraceIdentifier = id;
        context.Request.Headers[RequestId.HeaderName] = id;
        context.Features.Get<IHttpActivityFeature>()?.Activity.SetTag(RequestId.TagName, id);

        // Set when the response starts, because the exception handler clears what was set before it.
        context.Response.OnStarting(SetResponseHeader, context);

        using (RequestId.Begin(id, logger))
        {
            await next(context);
        }
    }

    private static Task SetResponseHeader(object state)
    {
        var context = (HttpContext)state;
        context.Response.Headers[RequestId.HeaderName] = context.TraceIdentifier;
        return Task.CompletedTask;
    }
}
