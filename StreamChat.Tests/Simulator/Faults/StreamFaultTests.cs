using System.Text;
using System.Text.Json;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Simulator.Faults;

/// <summary>Faults in the middle of a streamed answer.</summary>
public sealed class StreamFaultTests : IAsyncDisposable
{
    private readonly SimulatorHost _simulator = SimulatorHost.Start();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Drop_CutsTheConnectionAfterItsTokens(int tokens)
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, $"simulator-drop-after-{tokens}");

        Assert.True(answer.WasCut);
        Assert.Equal(tokens, OpenAIChat.Deltas(answer).Count);
        Assert.Null(OpenAIChat.FinishReason(answer));
    }

    [Fact]
    public async Task End_IsCleanButHasNoReason()
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator-end-after-4");

        Assert.False(answer.WasCut);
        Assert.Equal(4, OpenAIChat.Deltas(answer).Count);
        Assert.Null(OpenAIChat.FinishReason(answer));
        Assert.False(answer.IsDone);
    }

    [Fact]
    public async Task End_ComesAtTheAnswersEnd_WhenTheAnswerIsShorter()
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator-tokens-3-end-after-99");

        Assert.Equal(3, OpenAIChat.Deltas(answer).Count);
        Assert.Null(OpenAIChat.FinishReason(answer));
    }

    [Fact]
    public async Task ErrorInStream_IsAFrameAndThenDone()
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator-error-in-stream-after-2");

        Assert.Equal(2, OpenAIChat.Deltas(answer).Count);
        Assert.Equal("server_error", answer.Frames[^1].GetProperty("error").GetProperty("code").GetString());
        Assert.True(answer.IsDone);
    }

    [Fact]
    public async Task EventError_IsANamedEvent()
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator-event-error-after-2");

        Assert.Contains("event: error", answer.Lines);
        Assert.False(answer.IsDone);
    }

    [Fact]
    public async Task Malformed_IsOneFrameThatIsNoJson_AndGoesOn()
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator-malformed");

        var broken = answer.Data.Where(data => data != "[DONE]" && !IsJson(data)).ToList();
        Assert.Single(broken);
        Assert.Equal(4, answer.Data.ToList().IndexOf(broken[0]));
        Assert.True(answer.IsDone);
    }

    [Fact]
    public async Task InvalidUtf8_IsInTheBytes_AndGoesOn()
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator-invalid-utf8");

        UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        Assert.Throws<DecoderFallbackException>(() => strict.GetString(answer.Bytes));
        Assert.Equal("stop", OpenAIChat.FinishReason(answer));
    }

    [Fact]
    public async Task HugeLine_IsAboveAMebibyte()
    {
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator-huge-line");

        Assert.True(answer.Lines.Max(line => line.Length) > 2 * 1024 * 1024);
    }

    [Fact]
    public async Task EmptyChunks_ComeSoMany_AndTheAnswerGoesOn()
    {
        var plain = await OpenAIChat.StreamAsync(_simulator.Client, "simulator-fast");
        var answer = await OpenAIChat.StreamAsync(_simulator.Client, "simulator-fast-empty-chunks-1000");

        Assert.Equal(plain.Frames.Count + 1000, answer.Frames.Count);
        Assert.Equal(OpenAIChat.Deltas(plain), OpenAIChat.Deltas(answer));
    }

    [Theory]
    [InlineData("simulator-comments-after-2", ": ")]
    [InlineData("simulator-empty-chunks", "data: ")]
    public async Task Idling_GoesOnUntilTheClientLeaves(string model, string opening)
    {
        ManualTimeProvider clock = new();
        await using var simulator = SimulatorHost.Start(time: clock);
        using var response = await OpenAIChat.SendAsync(simulator.Client, model);
        var call = await simulator.Calls.CallAsync(1, TestContext.Current.CancellationToken);
        for (var times = 0; times < 3; times++)
        {
            await clock.WhenTimerDueInAsync(TimeSpan.FromMilliseconds(100));
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await clock.WhenTimerDueInAsync(TimeSpan.FromMilliseconds(100));
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var idle = 0;
        while (idle < 3)
        {
            var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
            idle += line!.StartsWith(opening, StringComparison.Ordinal) && !line.Contains("\"role\"", StringComparison.Ordinal) ? 1 : 0;
        }

        response.Dispose();
        Assert.Equal(CallState.Aborted, await call.Ended.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stall_SeesItsClientLeave()
    {
        var response = await OpenAIChat.SendAsync(_simulator.Client, "simulator-stall-after-2");
        var call = await _simulator.Calls.CallAsync(1, TestContext.Current.CancellationToken);
        response.Dispose();

        Assert.Equal(CallState.Aborted, await call.Ended.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken));
        Assert.Equal(2, call.TokensSent);
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonSerializer.Deserialize<JsonElement>(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();
}
