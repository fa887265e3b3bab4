using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Contract.Chat;

/// <summary>CONTRACT §3: the stream of <c>POST /chat</c>.</summary>
public sealed class ChatStreamTests(ContractServices services) : IClassFixture<ContractServices>
{
    [Fact]
    public async Task Chat_HasTheHeadersOfAStream()
    {
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator");

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
        Assert.NotEmpty(Assert.Single(response.Headers.GetValues("X-Request-ID")));
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Chat_HasOnlyEmptyLinesAndLinesOfData()
    {
        var answer = await ChatAnswer.ReadAsync(services.Client, "simulator", "code");

        Assert.All(answer.Transcript.Lines, line => Assert.True(line.Length == 0 || line.StartsWith("data: ", StringComparison.Ordinal), line));
        Assert.False(answer.Transcript.WasCut);
    }

    [Fact]
    public async Task Chat_HasAllFieldsInEveryFrame()
    {
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator", thinking: true);
        ChatAnswer answer = new(await SseTranscript.ReadAsync(response));

        var id = response.Headers.GetValues("X-Request-ID").Single();
        Assert.All(answer.Frames, frame =>
        {
            Assert.NotEmpty(frame.GetProperty("type").GetString()!);
            Assert.Equal(frame.GetProperty("content").GetString(), frame.GetProperty("token").GetString());
            Assert.Equal(id, frame.GetProperty("request_id").GetString());
        });
    }

    [Fact]
    public async Task Chat_IsConnectedThenContentThenDone()
    {
        var answer = await ChatAnswer.ReadAsync(services.Client, "simulator-tokens-5");

        Assert.Equal(["connected", "content", "content", "content", "content", "content", "done"], answer.Types);
        Assert.True(answer.Transcript.IsDone);
        Assert.Single(answer.Transcript.Data, "[DONE]");
        Assert.Equal("stop", answer.Last.GetProperty("finish_reason").GetString());
        Assert.Equal("", answer.Last.GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("code")]
    [InlineData("explain")]
    public async Task Chat_PassesTokensOnAsTheProviderCutsThem(string prompt)
    {
        var provided = await OpenAIChat.StreamAsync(services.Simulator.Client, "simulator", prompt);

        var answer = await ChatAnswer.ReadAsync(services.Client, "simulator", prompt);

        Assert.Equal(OpenAIChat.Deltas(provided), answer.Contents);
    }

    [Fact]
    public async Task Chat_SendsTokensWhileTheProviderIsStillAnswering()
    {
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator-stall-after-3");

        await ChatAnswer.ReadUntilAsync(response, "\"Nice \"");
    }

    [Fact]
    public async Task Chat_TellsTheUsage()
    {
        var answer = await ChatAnswer.ReadAsync(services.Client, "simulator-tokens-5", "hello you");

        var usage = answer.Last.GetProperty("usage");
        Assert.Equal(5, usage.GetProperty("completion_tokens").GetInt32());
        Assert.Equal(
            usage.GetProperty("prompt_tokens").GetInt32() + 5, usage.GetProperty("total_tokens").GetInt32());
    }

    [Fact]
    public async Task Chat_FramesTheThinkingFirst_WhenItIsWanted()
    {
        var provided = await OpenAIChat.StreamAsync(services.Simulator.Client, "simulator-thinking");
        var thinking = string.Concat(OpenAIChat.Deltas(provided, "reasoning_content"));
        var content = string.Concat(OpenAIChat.Deltas(provided));

        var answer = await ChatAnswer.ReadAsync(services.Client, "simulator", thinking: true);

        var phases = answer.Frames.Where(frame => frame.GetProperty("type").GetString() == "content")
            .Select(frame => frame.TryGetProperty("phase", out var phase) && phase.GetString() == "thinking")
            .ToList();
        var thought = string.Concat(answer.Contents.Zip(phases).Where(frame => frame.Second).Select(frame => frame.First));
        var said = string.Concat(answer.Contents.Zip(phases).Where(frame => !frame.Second).Select(frame => frame.First));
        Assert.Equal(phases.OrderDescending(), phases);
        Assert.StartsWith("[thinking", thought, StringComparison.Ordinal);
        Assert.EndsWith("]\n\n", thought, StringComparison.Ordinal);
        Assert.Contains(thinking, thought, StringComparison.Ordinal);
        Assert.Equal(content, said);
    }

    [Fact]
    public async Task Chat_DoesNotThink_WhenItIsNotWanted()
    {
        var answer = await ChatAnswer.ReadAsync(services.Client, "simulator");

        Assert.DoesNotContain("[thinking", answer.Text, StringComparison.Ordinal);
        Assert.All(answer.Frames, frame => Assert.False(frame.TryGetProperty("phase", out _)));
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    public async Task Chat_SaysWhyItEnded_WhenTheProviderCutTheAnswerOnPurpose(string reason)
    {
        var answer = await ChatAnswer.ReadAsync(services.Client, $"simulator-finish-{reason}");

        Assert.Equal("done", answer.Types[^1]);
        Assert.Equal(reason, answer.Last.GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task Chat_UsesTheDefaultModel_WhenNoneIsNamed()
    {
        using var content = new StringContent("""{"prompt":"hello"}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await ChatAnswer.SendBodyAsync(services.Client, content, requestId: "default-model");
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);

        Assert.Equal("simulator", Assert.Single(services.CallsOf("default-model")).Model);
    }

    [Fact]
    public async Task Chat_PassesOnManyTokens()
    {
        var answer = await ChatAnswer.ReadAsync(services.Client, "simulator-long-20000-fast");

        Assert.Equal(20_000, answer.Contents.Count);
        Assert.Equal("done", answer.Types[^1]);
    }
}
