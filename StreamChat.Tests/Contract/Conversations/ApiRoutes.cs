using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Providers;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>The addresses of an api as it maps them, so that a test of all of them forgets none.</summary>
internal static class ApiRoutes
{
    /// <summary>Methods and patterns below <c>/api/</c> that name something by its id, those of sending and of runs too.</summary>
    internal static IReadOnlyList<(string Method, string Route)> WithIds(ServiceHost<ProviderClient> api) =>
    [
        .. from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let route = endpoint.RoutePattern.RawText!.TrimEnd('/')
           where route.StartsWith("/api/", StringComparison.Ordinal) && route.Contains('{', StringComparison.Ordinal)
           from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
           select (method, route),
    ];

    /// <summary>The address of a route, relative to <c>/api/</c>, with these ids in their places.</summary>
    internal static string Fill(string route, string conversation, string run, string message, string key)
    {
        var path = string.Join('/', route["/api/".Length..].Split('/').Select(part => part switch
        {
            _ when !part.StartsWith('{') => part,
            _ when part.Contains("message", StringComparison.OrdinalIgnoreCase) => message,
            _ when route.StartsWith("/api/keys/", StringComparison.Ordinal) => key,
            _ when route.StartsWith("/api/runs/", StringComparison.Ordinal) => run,
            _ => conversation,
        }));
        return path.EndsWith("/export", StringComparison.Ordinal) ? path + "?format=json" : path;
    }

    /// <summary>A body that the route takes.</summary>
    internal static string? Body(string method, string route) => method switch
    {
        "GET" or "DELETE" => null,
        _ when route.EndsWith("/messages", StringComparison.Ordinal) => """{"content":"hello"}""",
        _ => "{}",
    };
}
