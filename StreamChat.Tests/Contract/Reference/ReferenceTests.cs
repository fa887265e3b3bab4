using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;
using StreamChat.ServiceDefaults.Problems;
using StreamChat.Tests.Contract.Conversations;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Contract.Reference;

/// <summary>The API reference describes every endpoint, and answers are what it says.</summary>
public sealed class ReferenceTests(ContractServices services) : IClassFixture<ContractServices>, IAsyncLifetime
{
    private ApiDocument _document = null!;

    private HttpClient Client => services.Client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _document = new ApiDocument(await GetAsync("/openapi/v1.json"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Document_HasEveryRoute_WithSummaryAndAnswer()
    {
        var routes = services.Api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not null && !IsOurOwn(endpoint)).ToArray();

        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.All(route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods, method =>
        {
            var operation = _document.Operation(method.ToLowerInvariant(), Text(route));
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.Contains(operation.GetProperty("responses").EnumerateObject(), answer => answer.Name.StartsWith('2')
                && (answer.Name == "204" || answer.Value.TryGetProperty("content", out _)));
        }));
    }

    [Theory]
    [InlineData("post", "/chat")]
    [InlineData("get", "/stream")]
    [InlineData("post", "/v1/chat/completions")]
    [InlineData("get", "/api/runs/{id}/events")]
    [InlineData("get", "/api/conversations/{id}/events")]
    [InlineData("post", "/api/conversations/{id}/messages")]
    public void Stream_IsDescribedAsOne(string method, string path) =>
        Assert.Equal("string", _document.Answer(method, path, mediaType: "text/event-stream").GetProperty("type").GetString());

    [Theory]
    [InlineData("/api/me")]
    [InlineData("/api/models")]
    [InlineData("/api/connection")]
    [InlineData("/api/conversations")]
    [InlineData("/v1/models")]
    [InlineData("/health")]
    [InlineData("/api/doctor", "?silence=0")]
    public async Task Answer_IsAsDescribed(string path, string query = "")
    {
        _document.Check(_document.Answer("get", path), await GetAsync(path + query));
    }

    [Fact]
    public async Task Answers_OfAConversation_AreAsDescribed()
    {
        var id = await Client.CreateAsync("""{"title":"one"}""");
        using var started = await Client.CallAsync("POST", $"conversations/{id}/messages", """{"content":"hello","parent_id":null,"model":"simulator","thinking":false}""");
        var run = await OpenAIChat.JsonAsync(started);
        using var events = await Client.GetAsync($"/api/runs/{run.GetProperty("id").GetString()}/events", Cancellation).Bounded();

        _document.Check(_document.Answer("post", "/api/conversations/{id}/messages", "202"), run);
        _document.Check(_document.Answer("get", "/api/conversations/{id}"), await GetAsync($"/api/conversations/{id}"));
        _document.Check(_document.Answer("get", "/api/conversations"), await GetAsync("/api/conversations"));
        var exported = await GetAsync($"/api/conversations/{id}/export?format=json");
        _document.Check(_document.Answer("get", "/api/conversations/{id}/export"), exported);
        _document.Check(_document.Body("post", "/api/conversations/import"), exported);
    }

    [Fact]
    public async Task Answer_OfChat_IsAsDescribed()
    {
        using StringContent body = new("""{"prompt":"hello"}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync("/chat/sync", body, Cancellation).Bounded();

        _document.Check(_document.Answer("post", "/chat/sync"), await OpenAIChat.JsonAsync(response));
    }

    [Fact]
    public async Task Problem_IsAsDescribed_AndEveryCodeIsNamed()
    {
        using var response = await Client.GetAsync("/api/conversations?limit=x", Cancellation);
        var schema = _document.Answer("get", "/api/conversations", "default", "application/problem+json");

        _document.Check(schema, await OpenAIChat.JsonAsync(response));
        var codes = typeof(ProblemCodes).GetProperties().Select(property => property.GetValue(null)).OfType<ProblemCode>().Select(code => code.Code);
        Assert.Equal(codes.Order(), _document.Resolve(schema).GetProperty("properties").GetProperty("code").GetProperty("enum").EnumerateArray().Select(name => name.GetString()).Order());
    }

    [Theory]
    [InlineData("post", "/api/conversations")]
    [InlineData("post", "/api/keys")]
    [InlineData("patch", "/api/conversations/{id}")]
    [InlineData("post", "/api/conversations/{id}/messages")]
    public async Task Body_HasOnlyFieldsThatAreKnown(string method, string path)
    {
        var id = await Client.CreateAsync("{}");
        var fields = new JsonObject(_document.Body(method, path).GetProperty("properties").EnumerateObject()
            .Select(property => KeyValuePair.Create(property.Name, (JsonNode?)new JsonArray())));

        using var response = await Client.CallAsync(method.ToUpperInvariant(), path["/api/".Length..].Replace("{id}", id, StringComparison.Ordinal), fields.ToJsonString());

        // Every one has a wrong value, and none is called unknown.
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.DoesNotContain("is not known", text, StringComparison.Ordinal);
    }

    // What the gateway alone may ask for, and the document itself.
    private static bool IsOurOwn(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<RequiredScopes>()?.Scopes == CallerScopes.Internal || Text(endpoint).StartsWith("/openapi/", StringComparison.Ordinal);

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path, Cancellation).Bounded();
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return await OpenAIChat.JsonAsync(response);
    }

    private static string Text(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');
}
