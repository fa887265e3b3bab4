using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Providers;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.Contract.Bodies;

/// <summary>Every address of an api that reads a body, found by what it maps, so that a new one is tested by itself.</summary>
internal static class JsonRoutes
{
    // It says all in its address.
    private const string WithoutBody = "/cancel";

    internal static IReadOnlyList<(string Method, string Route)> All(ServiceHost<ProviderClient> api) =>
    [
        .. from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let route = endpoint.RoutePattern.RawText!.TrimEnd('/')
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
           where method is "POST" or "PATCH" or "PUT" && !route.EndsWith(WithoutBody, StringComparison.Ordinal)
           select (method, route),
    ];

    /// <summary>The fields that a body needs, without its braces and with a comma at their end.</summary>
    internal static string Needed(string route) => route switch
    {
        "/chat" or "/chat/sync" => """
            "prompt":"hello",
            """,
        "/v1/chat/completions" => """
            "messages":[{"role":"user","content":"hello"}],
            """,
        "/api/keys" => """
            "name":"mine",
            """,
        _ when route.EndsWith("/messages", StringComparison.Ordinal) => """
            "content":"hello",
            """,
        _ => "",
    };
}
