using System.Text;
using System.Text.Json;
using StreamChat.Gateway.Routing;
using StreamChat.Simulator.Calls;
using StreamChat.Simulator.Errors;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Contract.OpenAI;

/// <summary>CONTRACT §4: errors of the OpenAI door have OpenAI's shape.</summary>
public sealed class CompletionErrorTests(ContractServices services) : IClassFixture<ContractServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"model":"simulator"}""")]
    [InlineData("""{"model":"simulator","messages":[]}""")]
    [InlineData("""{"model":"simulator","messages":"hello"}""")]
    [InlineData("""{"model":5,"messages":[{"role":"user","content":"hello"}]}""")]
    [InlineData("""{"model":"simulator","messages":[{"role":"user","content":"hello"}],"stream":"yes"}""")]
    public async Task Request_IsRefused_WhenItIsBad(string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using var response = await services.Client.PostAsync(new Uri("v1/chat/completions", UriKind.Relative), content, Token);

        Assert.Equal(400, (int)response.StatusCode);
        await ErrorOf(response);
    }

    [Theory]
    [InlineData("GET", "v1/chat/completions", 405)]
    [InlineData("DELETE", "v1/models", 405)]
    [InlineData("GET", "v1/unknown", 404)]
    public async Task Route_IsRefused_WhenItIsUnknown(string method, string path, int status)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        using var response = await services.Client.SendAsync(request, Token);

        Assert.Equal(status, (int)response.StatusCode);
        await ErrorOf(response);
    }

    [Fact]
    public async Task Gateway_AnswersInTheSameShape_WhenTheApiIsAway()
    {
        await using var gateway = ServiceHost<RoutingOptions>.Start(new Dictionary<string, string?>
        {
            ["services:api:http:0"] = "http://127.0.0.1:1",
            ["services:frontend:http:0"] = "http://127.0.0.1:1",
        });
        using var response = await OpenAIChat.SendAsync(gateway.Client, "simulator");

        Assert.Equal((502, TimeSpan.FromSeconds(1)), ((int)response.StatusCode, response.Headers.RetryAfter?.Delta));
        Assert.Equal("server_error", (await ErrorOf(response)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Request_IsTooLarge_WhenItIsAboveAMebibyte()
    {
        using var response = await OpenAIChat.SendAsync(services.Client, "simulator", new string('a', 1024 * 1024));

        Assert.Equal(413, (int)response.StatusCode);
        await ErrorOf(response);
    }

    [Fact]
    public async Task Request_IsOfAnUnsupportedType_WhenItIsNotJson()
    {
        using StringContent content = new("""{"model":"simulator","messages":[{"role":"user","content":"hello"}]}""", Encoding.UTF8, "text/plain");
        using var response = await services.Client.PostAsync(new Uri("v1/chat/completions", UriKind.Relative), content, Token);

        Assert.Equal(415, (int)response.StatusCode);
        await ErrorOf(response);
    }

    [Theory]
    [InlineData("no-such-model", 404, "model_not_found")]
    [InlineData("simulator-error-404", 404, "model_not_found")]
    [InlineData("simulator-error-429-retry-after-0", 429, "rate_limit_exceeded")]
    [InlineData("simulator-error-429-quota", 429, "insufficient_quota")]
    [InlineData("simulator-error-401", 502, "provider_invalid_key")]
    [InlineData("simulator-error-500", 502, "provider_unavailable")]
    [InlineData("simulator-error-503-retry-after-0", 502, "provider_unavailable")]
    public async Task Failure_IsAStatus_WhenNothingWasStreamed(string model, int status, string code)
    {
        foreach (var stream in (bool[])[true, false])
        {
            using var response = await OpenAIChat.SendAsync(services.Client, model, stream: stream);

            var error = await ErrorOf(response);
            Assert.Equal((status, code), ((int)response.StatusCode, error.GetProperty("code").GetString()));
            Assert.DoesNotContain(OpenAIErrors.Marker, error.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("simulator-drop-after-3")]
    [InlineData("simulator-end-after-3")]
    [InlineData("simulator-malformed-after-3")]
    [InlineData("simulator-invalid-utf8-after-3")]
    [InlineData("simulator-error-in-stream-after-3")]
    [InlineData("simulator-event-error-after-3")]
    [InlineData("simulator-huge-line-after-3")]
    public async Task Stream_IsNeverDone_WhenTheProviderFailsInTheMiddle(string model)
    {
        var answer = await OpenAIChat.StreamAsync(services.Client, model);

        Assert.False(answer.IsDone);
        Assert.Null(OpenAIChat.FinishReason(answer));
        Assert.Equal(["Hello! ", "👋 ", "Nice "], OpenAIChat.Deltas(answer));
        Assert.True(answer.WasCut || answer.Frames[^1].TryGetProperty("error", out _), "Neither cut nor ended by an error.");
        Assert.DoesNotContain(OpenAIErrors.Marker, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "simulator-long-100000-delay-20")]
    [InlineData(false, "simulator-long-100000-delay-20")]
    [InlineData(true, "simulator-silent")]
    public async Task Call_IsCancelledAtTheProvider_WhenTheClientLeaves(bool stream, string model)
    {
        var id = $"v1-left-{stream}-{model}";
        using CancellationTokenSource leave = new();
        using HttpRequestMessage request = new(HttpMethod.Post, "v1/chat/completions")
        {
            Content = new StringContent(
                $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"hello"}]}""",
                Encoding.UTF8,
                "application/json"),
        };
        request.Headers.Add("X-Request-ID", id);
        var answering = services.Client.SendAsync(request, leave.Token);
        var call = await services.Simulator.Calls.CallAsync(id, Token);

        await leave.CancelAsync();

        Assert.Equal(CallState.Aborted, await call.Ended.WaitAsync(TimeSpan.FromSeconds(1.5), Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
    }

    private static async Task<JsonElement> ErrorOf(HttpResponseMessage response)
    {
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var error = (await OpenAIChat.JsonAsync(response)).GetProperty("error");
        Assert.Equal(["code", "message", "param", "type"], error.EnumerateObject().Select(property => property.Name).Order());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.NotEmpty(error.GetProperty("type").GetString()!);
        return error;
    }
}
