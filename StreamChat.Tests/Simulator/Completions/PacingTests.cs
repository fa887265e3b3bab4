using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Simulator.Completions;

/// <summary>When tokens leave, on a clock that is moved by hand.</summary>
public sealed class PacingTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Stream_SendsOneTokenAPause()
    {
        ManualTimeProvider clock = new();
        await using var simulator = SimulatorHost.Start(time: clock);
        using var response = await OpenAIChat.SendAsync(simulator.Client, "simulator-delay-250-tokens-3");
        var call = await simulator.Calls.CallAsync(1, TestContext.Current.CancellationToken);

        List<int> sent = [];
        for (var token = 0; token < 3; token++)
        {
            await clock.WhenTimerDueInAsync(Pause);
            sent.Add(call.TokensSent);
            clock.Advance(Pause);
        }

        var answer = await SseTranscript.ReadAsync(response);
        Assert.Equal([0, 1, 2], sent);
        Assert.Equal(3, OpenAIChat.Deltas(answer).Count);
    }

    [Fact]
    public async Task Whole_TakesTheTimeOfItsTokens()
    {
        ManualTimeProvider clock = new();
        await using var simulator = SimulatorHost.Start(time: clock);

        var answering = OpenAIChat.WholeAsync(simulator.Client, "simulator-delay-250-tokens-4");
        await clock.WhenTimerDueInAsync(4 * Pause);
        clock.Advance(4 * Pause);

        Assert.Equal("chat.completion", (await answering).GetProperty("object").GetString());
    }

    [Theory]
    [InlineData("simulator-slow-start", 3000)]
    [InlineData("simulator-slow-start-700", 700)]
    public async Task SlowStart_HoldsTheHeaders(string model, int milliseconds)
    {
        ManualTimeProvider clock = new();
        await using var simulator = SimulatorHost.Start(time: clock);

        var answering = OpenAIChat.SendAsync(simulator.Client, model);
        await clock.WhenTimerDueInAsync(TimeSpan.FromMilliseconds(milliseconds));
        Assert.False(answering.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

        using var response = await answering;
        Assert.Equal("stop", OpenAIChat.FinishReason(await SseTranscript.ReadAsync(response)));
    }

    [Fact]
    public async Task FirstToken_ComesLate_AfterTheHeaders()
    {
        ManualTimeProvider clock = new();
        await using var simulator = SimulatorHost.Start(time: clock);

        using var response = await OpenAIChat.SendAsync(simulator.Client, "simulator-first-token-9000");
        await clock.WhenTimerDueInAsync(TimeSpan.FromSeconds(9));
        clock.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal("stop", OpenAIChat.FinishReason(await SseTranscript.ReadAsync(response)));
    }

    [Fact]
    public async Task SameSeed_GivesTheSameTokens()
    {
        await using var one = SimulatorHost.Start();
        await using var other = SimulatorHost.Start();
        const string Seed = """{"seed":42}""";

        var first = await OpenAIChat.StreamAsync(one.Client, "simulator", "tell me", Seed);
        var second = await OpenAIChat.StreamAsync(other.Client, "simulator", "tell me", Seed);

        Assert.Equal(OpenAIChat.Deltas(first), OpenAIChat.Deltas(second));
    }
}
