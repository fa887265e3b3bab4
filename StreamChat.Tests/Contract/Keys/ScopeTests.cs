using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Providers;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;
using StreamChat.Tests.Contract.Conversations;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Keys;

/// <summary>A caller does no more than its scopes say, at every address.</summary>
public sealed class ScopeTests(ConversationServices services) : IClassFixture<ConversationServices>
{
    private ServiceHost<ProviderClient> Api => services.Api;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CallerScopes.None)]
    [InlineData(CallerScopes.Chat)]
    [InlineData(CallerScopes.Conversations)]
    [InlineData(CallerScopes.Admin)]
    [InlineData(CallerScopes.All)]
    public async Task EveryAddress_IsForbidden_WithoutItsScope(CallerScopes scopes)
    {
        using var client = Api.CreateClient(new Caller { Id = "holder", Kind = CallerKind.ApiKey, Scopes = scopes });
        foreach (var (method, route, needed) in Routes())
        {
            var id = Guid.CreateVersion7().ToString();
            using HttpRequestMessage request = new(new HttpMethod(method), route.Replace("{id}", id, StringComparison.Ordinal).Replace("{messageId}", id, StringComparison.Ordinal));
            request.Content = method is "POST" or "PATCH" ? JsonContent.Create("not an object") : null;
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).Bounded();

            Assert.True((needed & ~scopes) == 0 != ((int)response.StatusCode == 403), $"{method} {route} answered {(int)response.StatusCode} to {scopes}");
        }
    }

    [Fact]
    public void Addresses_NeedWhatTheContractSays()
    {
        foreach (var (method, route, needed) in Routes())
        {
            var expected = (method, route) switch
            {
                ("GET", "/api/me" or "/api/models" or "/api/connection" or "/api/doctor/" or "/api/doctor/probe") => CallerScopes.None,
                ("DELETE", "/api/me") => CallerScopes.Admin,
                (_, ['/', 'a', 'p', 'i', '/', 'k', 'e', 'y', 's', ..]) => CallerScopes.Admin,
                (_, ['/', 'a', 'p', 'i', '/', ..]) => CallerScopes.Conversations,
                (_, ['/', 'i', 'n', 't', 'e', 'r', 'n', 'a', 'l', '/', ..]) => CallerScopes.Internal,
                _ => CallerScopes.Chat,
            };
            Assert.True(expected == needed, $"{method} {route} needs {needed}");
        }
    }

    [Fact]
    public async Task Forbidden_IsAProblemThatNamesWhatIsLacking()
    {
        using var client = Api.CreateClient(new Caller { Id = "holder", Kind = CallerKind.ApiKey, Scopes = CallerScopes.Chat });

        var problem = await client.ProblemAsync("GET", "keys");

        Assert.Equal(("forbidden", 403), (problem.Code, (int)problem.Status));
        Assert.Contains("admin", problem.Detail, StringComparison.Ordinal);
    }

    /// <summary>All that the api maps, but for what needs no caller.</summary>
    private (string Method, string Route, CallerScopes Needed)[] Routes() =>
    [
        .. from endpoint in Api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let route = endpoint.RoutePattern.RawText!
           where !route.StartsWith("/health", StringComparison.Ordinal) && !route.StartsWith("/openapi", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select (method, route, endpoint.Metadata.GetMetadata<RequiredScopes>()?.Scopes ?? CallerScopes.All),
    ];
}
