using System.Net;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Api.Chat;

/// <summary>What the provider is sent, and what is made of odd providers.</summary>
public sealed class ProviderWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"ä\u00e4"}],"model":"m","stream":false,"temperature":1.50,"x":{"y":[1e2]}}""", null)]
    [InlineData(""" { "messages" : [ { } ] , "model" : "m" , "stream" : null } """, null)]
    [InlineData("""{"messages":[{}],"temperature":1.50}""", """{"model":"first","messages":[{}],"temperature":1.50}""")]
    [InlineData("""{"model":null,"messages":[{}]}""", """{"model":"first","messages":[{}]}""")]
    public async Task OpenAIDoor_ForwardsTheBodyAsItIs_AndFillsInOnlyTheModel(string body, string? expected)
    {
        var got = "";
        await using var provider = await StartAsync(async context =>
        {
            got = await new StreamReader(context.Request.Body).ReadToEndAsync(Token);
            await context.Response.WriteAsJsonAsync(new { choices = new[] { new { finish_reason = "stop" } } }, Token);
        });
        await using var api = ApiHost.Start(new Uri(provider.Address, "v1"), settings: ("OPENAI_MODEL", ""));

        using var response = await api.Client.PostAsync("v1/chat/completions", body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected ?? body, got);
    }

    [Fact]
    public async Task DefaultModel_IsTheFirstListed_AskedForOnce_WhenOnlyTheAddressIsSet()
    {
        await using var simulator = SimulatorHost.Start();
        await using var api = ApiHost.Start(simulator.OpenAIAddress, settings: ("OPENAI_MODEL", ""));

        for (var call = 1; call <= 2; call++)
        {
            using var response = await api.Client.PostAsync("chat/sync", """{"prompt":"hello"}""");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("simulator", (await simulator.Calls.CallAsync(call, Token)).Model);
        }
    }

    [Theory]
    [InlineData("text/html", "<html>a proxy's page</html>", "provider_unavailable")]
    [InlineData("application/json", """{"error":{"code":"insufficient_quota","message":"secret"}}""", "provider_quota")]
    [InlineData("application/json", """{"hello":"secret"}""", "provider_unavailable")]
    [InlineData("text/plain", "secret", "provider_dropped")]
    [InlineData("text/event-stream", "data: {\"error\":{\"code\":401,\"message\":\"secret\"}}\n\n", "provider_invalid_key")]
    [InlineData("text/event-stream", "event: error\ndata: secret\n\n", "provider_dropped")]
    [InlineData("text/event-stream", "", "provider_dropped")]
    public async Task Failure_IsAStatus_WhenTheProviderSays200AndThenNothingGood(string type, string body, string code)
    {
        await using var provider = await StartAsync(context =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(body, Token);
        });
        await using var api = ApiHost.Start(new Uri(provider.Address, "v1"), settings: ("PROVIDER_RETRIES", "0"));

        foreach (var path in (string[])["chat", "chat/sync"])
        {
            using var response = await api.Client.PostAsync(path, """{"prompt":"hello"}""");
            var problem = await ProblemAnswer.ReadAsync(response);
            Assert.Equal(code, problem.Code);
            Assert.DoesNotContain("secret", problem.Body.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("text/html", "<html>a proxy's page</html>")]
    [InlineData("application/json", """{"hello":"world"}""")]
    public async Task Call_IsNotRepeated_WhenWhatAnswersDoesNotSpeakOpenAIsWire(string type, string body)
    {
        await using var provider = await StartAsync(context =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(body, Token);
        });
        await using var api = ApiHost.Start(new Uri(provider.Address, "v1"));

        using var response = await api.Client.PostAsync("chat", """{"prompt":"hello"}""");

        Assert.Equal("provider_unavailable", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Single(provider.Paths);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"error":{"message":"secret"}}""")]
    [InlineData("""{"choices":[{"finish_reason":null}]}""")]
    public async Task OpenAIDoor_IsAServerError_WhenTheProvidersWholeAnswerIsNone(string body)
    {
        await using var provider = await StartAsync(context => context.Response.WriteAsync(body, Token));
        await using var api = ApiHost.Start(new Uri(provider.Address, "v1"), settings: ("PROVIDER_RETRIES", "0"));

        using var response = await api.Client.PostAsync("v1/chat/completions", """{"messages":[{}]}""");
        var error = (await OpenAIChat.JsonAsync(response)).GetProperty("error");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal(("server_error", "provider_dropped"), (error.GetProperty("type").GetString(), error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task OpenAIDoor_KeepsTheLines_WhenTheProviderSpreadsItsJson()
    {
        await using var provider = await StartAsync(context =>
        {
            context.Response.ContentType = "text/event-stream";
            return context.Response.WriteAsync(": hidden\ndata: {\"choices\":\ndata:[{\"finish_reason\":\"stop\"}]}\n\nid: 1\ndata: [DONE]\n\n", Token);
        });
        await using var api = ApiHost.Start(new Uri(provider.Address, "v1"));

        using var response = await api.Client.PostAsync("v1/chat/completions", """{"messages":[{}],"stream":true}""");

        Assert.Equal(
            "data: {\"choices\":\ndata: [{\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n",
            (await SseTranscript.ReadAsync(response)).Text);
    }

    /// <summary>A provider that lists two models, and answers everything else by <paramref name="answer"/>.</summary>
    private static Task<UpstreamHost> StartAsync(RequestDelegate answer) => UpstreamHost.StartAsync(
        context => context.Request.Path.Value!.EndsWith("/models", StringComparison.Ordinal)
            ? context.Response.WriteAsJsonAsync(new { data = new[] { new { id = "first" }, new { id = "second" } } }, Token)
            : answer(context),
        Token);
}
