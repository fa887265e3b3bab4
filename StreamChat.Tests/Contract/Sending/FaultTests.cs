using System.Text.Json;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Sending;

/// <summary>CONTRACT §5 and §6: a provider's failure ends the run by an <c>error</c>, and what had come is in the conversation.</summary>
public sealed class FaultTests(SendingServices services) : IClassFixture<SendingServices>
{
    [Theory]
    [InlineData("simulator-error-401", "provider_invalid_key", false)]
    [InlineData("simulator-error-404", "provider_model_not_found", false)]
    [InlineData("simulator-error-429-quota", "provider_quota", false)]
    [InlineData("simulator-error-429-retry-after-0", "provider_rate_limited", true)]
    [InlineData("simulator-error-500", "provider_unavailable", true)]
    [InlineData("simulator-error-503-retry-after-0", "provider_unavailable", true)]
    [InlineData("simulator-reset", "provider_unavailable", true)]
    public async Task Run_FailsWithoutText_WhenTheProviderRefuses(string model, string code, bool isRetryable)
    {
        var (answer, message) = await AskAsync(model);

        Assert.Equal(["connected", "error"], answer.Names);
        AssertFailed(answer, message, code, isRetryable);
        Assert.Equal("", message.GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("simulator-drop-after-3", "provider_dropped")]
    [InlineData("simulator-end-after-3", "provider_dropped")]
    [InlineData("simulator-malformed-after-3", "provider_dropped")]
    [InlineData("simulator-invalid-utf8-after-3", "provider_dropped")]
    [InlineData("simulator-huge-line-after-3", "provider_dropped")]
    [InlineData("simulator-error-in-stream-after-3", "provider_unavailable")]
    [InlineData("simulator-event-error-after-3", "provider_unavailable")]
    public async Task Run_KeepsItsText_WhenTheProviderFailsInTheMiddle(string model, string code)
    {
        var (answer, message) = await AskAsync(model);

        Assert.Equal("Hello! 👋 Nice ", answer.Text);
        AssertFailed(answer, message, code, isRetryable: true);
        Assert.Equal(answer.Text, message.GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("simulator-stall-after-3", "Hello! 👋 Nice ")]
    [InlineData("simulator-comments-after-3", "Hello! 👋 Nice ")]
    [InlineData("simulator-silent", "")]
    public async Task Run_FailsByATimeout_WhenTheProviderMakesNoProgress(string model, string text)
    {
        await using var hasty = SendingServices.With(("STALL_TIMEOUT_SECS", "0.5"), ("FIRST_TOKEN_TIMEOUT_SECS", "1"));
        var conversation = await hasty.NewConversationAsync();

        var answer = await conversation.StreamAsync(new { content = "hello", model });
        var message = await conversation.MessageAsync(answer.MessageId);

        AssertFailed(answer, message, "provider_timeout", isRetryable: true);
        Assert.Equal((text, text), (answer.Text, message.GetProperty("content").GetString()));
    }

    [Fact]
    public async Task Run_ConnectsAtOnce_WhenTheProviderIsSilent()
    {
        var conversation = await services.NewConversationAsync();
        using var response = await conversation.PostAsync(new { content = "hello", model = "simulator-silent" }, accept: "text/event-stream");

        var start = await RunTranscript.ReadUntilAsync(response, (_, name) => name == "connected");

        Assert.Equal(conversation.Id, start.Connected.GetProperty("conversation_id").GetString());
        using var cancelled = await conversation.CancelAsync(start.RunId);
    }

    [Fact]
    public async Task Run_GoesOnAndIsStored_WhenItsReaderLeaves()
    {
        const string Id = "reader-leaves";
        var conversation = await services.NewConversationAsync();
        string run;
        using (var response = await conversation.PostAsync(
            new { content = "hello", model = "simulator-tokens-30-delay-20" }, accept: "text/event-stream", requestId: Id))
        {
            run = (await RunTranscript.ReadUntilAsync(response, (_, name) => name == "content")).RunId;
        }

        var call = await services.Simulator.Calls.CallAsync(Id, TestContext.Current.CancellationToken).Bounded();
        Assert.Equal(CallState.Completed, await call.Ended.Bounded());
        var answer = await conversation.ReadAsync(run);
        answer.AssertWhole();
        Assert.Equal(answer.Text, (await conversation.MessageAsync(answer.MessageId)).GetProperty("content").GetString());
    }

    private static void AssertFailed(RunTranscript answer, JsonElement message, string code, bool isRetryable)
    {
        answer.AssertWhole();
        Assert.Equal(code, answer.End);
        Assert.Equal(("failed", isRetryable), (answer.Last.GetProperty("state").GetString(), answer.Last.GetProperty("retryable").GetBoolean()));
        Assert.NotEmpty(answer.Last.GetProperty("content").GetString()!);
        Assert.Equal(("failed", code), (message.GetProperty("status").GetString(), message.GetProperty("error_code").GetString()));
    }

    private async Task<(RunTranscript Answer, JsonElement Message)> AskAsync(string model)
    {
        var conversation = await services.NewConversationAsync();
        var answer = await conversation.StreamAsync(new { content = "hello", model });
        return (answer, await conversation.MessageAsync(answer.MessageId));
    }
}
