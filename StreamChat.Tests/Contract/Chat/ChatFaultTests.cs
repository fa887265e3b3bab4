using System.Diagnostics;
using StreamChat.Simulator.Errors;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Chat;

/// <summary>CONTRACT §3 and §6: every way in which a provider fails, and what the caller is told.</summary>
public sealed class ChatFaultTests(ContractServices services) : IClassFixture<ContractServices>
{
    [Theory]
    [InlineData("simulator-error-401", 502, "provider_invalid_key")]
    [InlineData("simulator-error-404", 502, "provider_model_not_found")]
    [InlineData("simulator-error-429-quota", 502, "provider_quota")]
    [InlineData("simulator-error-429-retry-after-0", 503, "provider_rate_limited")]
    [InlineData("simulator-error-500", 502, "provider_unavailable")]
    [InlineData("simulator-error-502", 502, "provider_unavailable")]
    [InlineData("simulator-error-503-retry-after-0", 502, "provider_unavailable")]
    [InlineData("simulator-reset", 502, "provider_unavailable")]
    [InlineData("no-such-model", 502, "provider_model_not_found")]
    public async Task Failure_IsAStatus_WhenNothingWasStreamed(string model, int status, string code)
    {
        foreach (var path in (string[])["chat", "chat/sync"])
        {
            using var response = await ChatAnswer.SendAsync(services.Client, model, path);

            var problem = await ProblemAnswer.ReadAsync(response);
            Assert.Equal((status, code), ((int)response.StatusCode, problem.Code));
            AssertNoLeak(problem.Body.ToJsonString());
        }
    }

    [Theory]
    [InlineData("simulator-drop-after-3")]
    [InlineData("simulator-end-after-3")]
    [InlineData("simulator-malformed-after-3")]
    [InlineData("simulator-invalid-utf8-after-3")]
    [InlineData("simulator-huge-line-after-3")]
    [InlineData("simulator-error-in-stream-after-3")]
    [InlineData("simulator-event-error-after-3")]
    public async Task Failure_IsTheLastFrame_WhenTokensWereStreamed(string model)
    {
        var answer = await ChatAnswer.ReadAsync(services.Client, model, requestId: model);

        Assert.Equal(["connected", "content", "content", "content", "error"], answer.Types);
        Assert.Equal("Hello! 👋 Nice ", answer.Text);
        Assert.False(answer.Transcript.IsDone);
        Assert.False(answer.Transcript.WasCut);
        Assert.Contains(answer.Last.GetProperty("code").GetString(), (string[])["provider_dropped", "provider_unavailable"]);
        Assert.True(answer.Last.GetProperty("retryable").GetBoolean());
        Assert.NotEmpty(answer.Last.GetProperty("content").GetString()!);
        Assert.Equal(answer.Last.GetProperty("content").GetString(), answer.Last.GetProperty("token").GetString());
        AssertNoLeak(answer.Last.GetRawText());
        Assert.Single(services.CallsOf(model));
    }

    [Theory]
    [InlineData("simulator-drop-after-3")]
    [InlineData("simulator-end-after-3")]
    public async Task Failure_IsCalledDropped_WhenTheProviderEndsEarly(string model)
    {
        var answer = await ChatAnswer.ReadAsync(services.Client, model);

        Assert.Equal("provider_dropped", answer.Last.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("simulator-drop-after-3")]
    [InlineData("simulator-end-after-3")]
    [InlineData("simulator-malformed-after-3")]
    [InlineData("simulator-error-in-stream-after-3")]
    [InlineData("simulator-event-error-after-3")]
    [InlineData("simulator-invalid-utf8-after-3")]
    [InlineData("simulator-huge-line-after-3")]
    public async Task Sync_IsAStatus_WhenTheProviderFailsInTheMiddle(string model)
    {
        using var response = await ChatAnswer.SendAsync(services.Client, model, "chat/sync");

        var problem = await ProblemAnswer.ReadAsync(response);
        Assert.Equal(502, (int)response.StatusCode);
        Assert.Contains(problem.Code, (string[])["provider_dropped", "provider_unavailable"]);
    }

    [Theory]
    [InlineData("simulator-stall-after-2")]
    [InlineData("simulator-comments-after-2")]
    [InlineData("simulator-empty-chunks")]
    public async Task Failure_IsATimeout_WhenTheProviderMakesNoProgress(string model)
    {
        await using var hasty = await ContractServices.WithAsync(("STALL_TIMEOUT_SECS", "0.7"));
        var watch = Stopwatch.StartNew();

        var answer = await ChatAnswer.ReadAsync(hasty.Client, model);

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(10));
        Assert.Equal("provider_timeout", answer.Last.GetProperty("code").GetString());
        Assert.False(answer.Transcript.IsDone);
        await (await hasty.Simulator.Calls.CallAsync(1, TestContext.Current.CancellationToken)).Ended
            .WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("simulator-silent")]
    [InlineData("simulator-stall-after-0")]
    public async Task Failure_IsATimeout_WhenNoFirstTokenComes(string model)
    {
        await using var hasty = await ContractServices.WithAsync(("FIRST_TOKEN_TIMEOUT_SECS", "0.7"));

        foreach (var path in (string[])["chat", "chat/sync"])
        {
            using var response = await ChatAnswer.SendAsync(hasty.Client, model, path);
            var code = response.IsSuccessStatusCode
                ? new ChatAnswer(await SseTranscript.ReadAsync(response)).Last.GetProperty("code").GetString()
                : (await ProblemAnswer.ReadAsync(response)).Code;
            Assert.Equal("provider_timeout", code);
            Assert.True(response.IsSuccessStatusCode || (int)response.StatusCode == 504);
        }
    }

    [Fact]
    public async Task SlowAnswer_IsNotCut_WhenItGoesOn()
    {
        await using var hasty = await ContractServices.WithAsync(("STALL_TIMEOUT_SECS", "1"), ("FIRST_TOKEN_TIMEOUT_SECS", "1"));

        var answer = await ChatAnswer.ReadAsync(hasty.Client, "simulator-delay-150-tokens-15");

        Assert.Equal("done", answer.Types[^1]);
        Assert.Equal(15, answer.Contents.Count);
    }

    [Fact]
    public async Task Connected_IsSentAnyway_WhenTheProviderIsSilentForTwoSeconds()
    {
        var watch = Stopwatch.StartNew();

        using var response = await ChatAnswer.SendAsync(services.Client, "simulator-slow-start-4000-error-401");
        var headersAfter = watch.Elapsed;
        ChatAnswer answer = new(await SseTranscript.ReadAsync(response));

        Assert.Equal(200, (int)response.StatusCode);
        Assert.InRange(headersAfter, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(3.9));
        Assert.Equal(["connected", "error"], answer.Types);
        Assert.Equal("provider_invalid_key", answer.Last.GetProperty("code").GetString());
        Assert.False(answer.Last.GetProperty("retryable").GetBoolean());
    }

    [Fact]
    public async Task Comment_IsSent_WhenTheStreamIsSilent()
    {
        await using var talkative = await ContractServices.WithAsync(("HEARTBEAT_SECS", "0.2"));

        using var response = await ChatAnswer.SendAsync(talkative.Client, "simulator-stall-after-1");
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        string? line;
        do
        {
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
                .WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
        }
        while (line is not null && !line.StartsWith(':'));

        Assert.NotNull(line);
    }

    [Fact]
    public async Task EmptyChunks_AreNoFrames()
    {
        var plain = await ChatAnswer.ReadAsync(services.Client, "simulator");
        var answer = await ChatAnswer.ReadAsync(services.Client, "simulator-empty-chunks-100000");

        Assert.Equal(plain.Contents, answer.Contents);
        Assert.Equal("done", answer.Types[^1]);
    }

    private void AssertNoLeak(string text)
    {
        Assert.DoesNotContain(OpenAIErrors.Marker, text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{services.Simulator.Address.Port}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }
}
