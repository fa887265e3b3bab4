using System.Text;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Simulator.Completions;

/// <summary>A streamed completion, frame by frame.</summary>
public sealed class CompletionStreamTests : IAsyncDisposable
{
    private readonly SimulatorHost _simulator = SimulatorHost.Start();

    [Fact]
    public async Task Stream_HasOneIdAndTheRoleFirst_AndEndsWithItsReasonAndDone()
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator");

        Assert.True(answer.IsDone);
        Assert.Single(answer.Data, "[DONE]");
        Assert.Single(answer.Frames.Select(frame => frame.GetProperty("id").GetString()).Distinct());
        Assert.All(answer.Frames, frame => Assert.Equal("chat.completion.chunk", frame.GetProperty("object").GetString()));
        Assert.All(answer.Frames, frame => Assert.Equal("simulator", frame.GetProperty("model").GetString()));
        Assert.Equal("assistant", answer.Frames[0].GetProperty("choices")[0].GetProperty("delta").GetProperty("role").GetString());
        Assert.Equal("stop", answer.Frames[^1].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.All(answer.Frames, frame => Assert.False(frame.TryGetProperty("usage", out _)));
    }

    [Fact]
    public async Task Stream_EqualsTheWholeAnswer()
    {
        var streamed = await OpenAIChat.StreamAsync(_simulator.Client, "simulator", "some code");
        var whole = await OpenAIChat.WholeAsync(_simulator.Client, "simulator", "some code");

        Assert.Equal(
            whole.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString(),
            string.Concat(OpenAIChat.Deltas(streamed)));
    }

    [Fact]
    public async Task Stream_SendsAWordAndItsSpaceAChunk()
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator", "hello");

        Assert.Equal(["Hello! ", "👋 ", "Nice ", "to "], OpenAIChat.Deltas(answer).Take(4));
    }

    [Fact]
    public async Task Stream_SendsUsageThatAddsUp_WhenAskedFor()
    {
        const string More = """{"stream_options":{"include_usage":true},"reasoning_effort":"low"}""";

        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator", "hello you", More);

        var last = answer.Frames[^1];
        var usage = last.GetProperty("usage");
        var reasoning = OpenAIChat.Deltas(answer, "reasoning_content").Count;
        var completion = OpenAIChat.Deltas(answer).Count + reasoning;
        Assert.Equal(0, last.GetProperty("choices").GetArrayLength());
        Assert.All(answer.Frames.SkipLast(1), frame => Assert.Equal("null", frame.GetProperty("usage").GetRawText()));
        Assert.Equal(completion, usage.GetProperty("completion_tokens").GetInt32());
        Assert.Equal(reasoning, usage.GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32());
        Assert.Equal(6, usage.GetProperty("prompt_tokens").GetInt32());
        Assert.Equal(completion + 6, usage.GetProperty("total_tokens").GetInt32());
    }

    [Theory]
    [InlineData("""{"reasoning_effort":"medium"}""", true)]
    [InlineData("""{"reasoning_effort":"none"}""", false)]
    [InlineData("""{"thinking":true}""", true)]
    [InlineData("""{"thinking":false}""", false)]
    [InlineData("""{"thinking":{"type":"enabled","budget_tokens":100}}""", true)]
    [InlineData("""{"thinking":{"type":"disabled"}}""", false)]
    [InlineData("""{"reasoning":{"effort":"high"}}""", true)]
    [InlineData("""{"reasoning":{"enabled":false}}""", false)]
    [InlineData("""{"enable_thinking":true}""", true)]
    [InlineData("""{"chat_template_kwargs":{"enable_thinking":true}}""", true)]
    [InlineData("{}", false)]
    public async Task Stream_ThinksFirst_WhenAskedTo(string more, bool thinks)
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator", more: more);

        var order = answer.Frames.Select(frame => frame.GetProperty("choices")[0].GetProperty("delta"))
            .Where(delta => !delta.TryGetProperty("role", out _) && delta.EnumerateObject().Any())
            .Select(delta => delta.TryGetProperty("reasoning_content", out _))
            .ToList();
        Assert.Equal(thinks, order.Contains(true));
        Assert.Equal(order.OrderDescending(), order);
        Assert.Contains(false, order);
    }

    [Theory]
    [InlineData("""{"max_tokens":3}""")]
    [InlineData("""{"max_completion_tokens":3}""")]
    public async Task Stream_EndsWithLength_WhenTheLimitIsReached(string more)
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator", more: more);

        Assert.Equal(3, OpenAIChat.Deltas(answer).Count);
        Assert.Equal("length", OpenAIChat.FinishReason(answer));
    }

    [Theory]
    [InlineData("""{"stop":"meet"}""")]
    [InlineData("""{"stop":["nowhere","meet"]}""")]
    public async Task Stream_EndsBeforeAStopText(string more)
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator", more: more);

        Assert.Equal("Hello! 👋 Nice to ", string.Concat(OpenAIChat.Deltas(answer)));
        Assert.Equal("stop", OpenAIChat.FinishReason(answer));
    }

    [Theory]
    [InlineData("simulator-long-700", 700)]
    [InlineData("simulator-tokens-12", 12)]
    [InlineData("simulator-tokens-12-chunk-5", 3)]
    public async Task Stream_HasTheModelsLength(string model, int chunks)
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, model);

        Assert.Equal(chunks, OpenAIChat.Deltas(answer).Count);
        Assert.Equal("stop", OpenAIChat.FinishReason(answer));
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    public async Task Stream_EndsWithTheModelsReason(string reason)
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, $"simulator-finish-{reason}");

        Assert.Equal(reason, OpenAIChat.FinishReason(answer));
        Assert.True(answer.IsDone);
    }

    [Fact]
    public async Task Stream_AnswersTheLastUserMessage_WhenThereAreSeveral()
    {
        const string More = """
            {"messages":[{"role":"system","content":"code"},{"role":"user","content":"hello"},{"role":"assistant","content":"Hello!"},
            {"role":"user","content":[{"type":"text","text":"and streaming?"}]},{"role":"assistant","content":null}]}
            """;

        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator", more: More);

        Assert.StartsWith("**Streaming**", string.Concat(OpenAIChat.Deltas(answer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_IsStrictUtf8InEveryFrame()
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator", "hello");

        UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        Assert.Contains("👋", strict.GetString(answer.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', answer.Text);
    }

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();
}
