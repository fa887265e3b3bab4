using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway;

/// <summary>Which service answers which address.</summary>
public sealed class RoutingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/chat")]
    [InlineData("POST", "/chat/sync")]
    [InlineData("GET", "/stream")]
    [InlineData("POST", "/v1/chat/completions")]
    [InlineData("GET", "/v1/models")]
    [InlineData("GET", "/api/models")]
    [InlineData("GET", "/openapi/v1.json")]
    [InlineData("DELETE", "/api/conversations/1")]
    public async Task Api_Answers_WhenAddressIsOneOfItsOwn(string method, string path)
    {
        await using var fixture = await GatewayFixture.StartAsync(Echo, Cancellation);

        using var response = await SendAsync(fixture, new(method), path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([path], fixture.Api.Paths);
        Assert.Empty(fixture.Frontend.Paths);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/assets/app.js")]
    [InlineData("/chatter")]
    [InlineData("/conversations/1")]
    [InlineData("/api/reference")]
    public async Task Frontend_Answers_WhenAddressIsNobodyElses(string path)
    {
        await using var fixture = await GatewayFixture.StartAsync(Echo, Cancellation);

        using var response = await SendAsync(fixture, HttpMethod.Get, path);

        Assert.Equal("page", await response.Content.ReadAsStringAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation));
        Assert.Equal([path], fixture.Frontend.Paths);
        Assert.Empty(fixture.Api.Paths);
    }

    [Theory]
    [InlineData("GET", "/metrics")]
    [InlineData("GET", "/metrics/all")]
    [InlineData("GET", "/health/live")]
    [InlineData("POST", "/health")]
    public async Task Gateway_AnswersNotFound_WhenAddressIsOfTheServicesThemselves(string method, string path)
    {
        await using var fixture = await GatewayFixture.StartAsync(Echo, Cancellation);

        using var response = await SendAsync(fixture, new(method), path);

        Assert.Equal("not_found", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Empty(fixture.Frontend.Paths);
        Assert.Empty(fixture.Api.Paths);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/ready")]
    public async Task Gateway_IsHealthy_WhenServicesAreDown(string path)
    {
        await using var gateway = GatewayFixture.Start(new("http://127.0.0.1:1"), new("http://127.0.0.1:1"));

        var body = await gateway.Client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal("""{"status":"ok"}""", body);
    }

    [Fact]
    public async Task Api_SeesOnlyOurWordOnTheCaller_WhenCallerSendsInternalHeaders()
    {
        await using var fixture = await GatewayFixture.StartAsync(Echo, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        foreach (var name in (string[])
            ["X-Forwarded-For", "X-Forwarded-User", "Forwarded", "X-Real-IP", "X-StreamChat-Caller", "X-User-Id", "X-Original-URL", "baggage"])
        {
            request.Headers.TryAddWithoutValidation(name, "spoofed=1");
        }

        using var response = await fixture.Client.SendAsync(request, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        var seen = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation))!.AsObject();

        Assert.DoesNotContain(seen, header => header.Value!.GetValue<string>().Contains("spoofed", StringComparison.Ordinal));
        Assert.Equal("127.0.0.1", seen["X-Forwarded-For"]!.GetValue<string>());
    }

    private static Task Echo(HttpContext context)
    {
        var headers = context.Request.Headers.Select(header => KeyValuePair.Create<string, JsonNode?>(header.Key, header.Value.ToString()));
        return context.Response.WriteAsync(new JsonObject(headers).ToJsonString(), context.RequestAborted);
    }

    private static async Task<HttpResponseMessage> SendAsync(GatewayFixture fixture, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        return await fixture.Client.SendAsync(request, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
    }
}
