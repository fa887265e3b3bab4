using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StreamChat.ServiceDefaults.Telemetry;

/// <summary>The route of a request, which names what was asked without repeating what was said.</summary>
internal static class RequestRoute
{
    /// <summary>The route's pattern, or words for none.</summary>
    internal static string NameOf(HttpContext context) => Of(context) ?? "(no route)";

    /// <summary>The route's pattern, or null when none matched. The exception handler takes the endpoint away and remembers it.</summary>
    internal static string? Of(HttpContext context) =>
        ((context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText;
}
