using StreamChat.Api.Providers.Calls;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Providers;

/// <summary>The budgets of a call end one that stands still, and none that goes on.</summary>
public sealed class CallClockTests : IDisposable
{
    private static readonly ProviderBudgets Budgets = new()
    {
        FirstToken = TimeSpan.FromSeconds(30),
        Stall = TimeSpan.FromSeconds(60),
        Run = TimeSpan.FromSeconds(300),
    };

    private readonly ManualTimeProvider _time = new();
    private readonly CancellationTokenSource _caller = new();

    public void Dispose() => _caller.Dispose();

    [Fact]
    public void Call_Expires_WhenNoFirstTokenComes()
    {
        using var clock = Start();

        Advance(29.9);
        Assert.Null(clock.Expired);
        Advance(0.1);

        Assert.Equal("provider_timeout", clock.Expired?.Code.Code);
        Assert.True(clock.Token.IsCancellationRequested);
    }

    [Fact]
    public void Call_Expires_WhenTokensStopComing()
    {
        using var clock = Start();
        Advance(29);
        clock.Progress();

        Advance(59.9);
        Assert.Null(clock.Expired);
        Advance(0.1);

        Assert.NotNull(clock.Expired);
    }

    [Fact]
    public void Call_GoesOn_WhileTokensComeSlowly()
    {
        using var clock = Start();
        for (var token = 0; token < 9; token++)
        {
            Advance(29.9);
            clock.Progress();
        }

        Assert.Null(clock.Expired);
        Assert.False(clock.Token.IsCancellationRequested);
    }

    [Fact]
    public void Call_Expires_WhenTheRunIsTooLong()
    {
        using var clock = Start();
        for (var token = 0; token < 100; token++)
        {
            Advance(3);
            clock.Progress();
        }

        Assert.NotNull(clock.Expired);
    }

    [Fact]
    public void Call_EndsSoonAfterItsFinishReason_WhenNothingFollows()
    {
        using var clock = Start();
        Advance(1);
        clock.Finish();

        Advance(5);

        Assert.NotNull(clock.Expired);
    }

    [Fact]
    public void Call_HasItsUsualTimeAgain_WhenAnotherChoiceBeginsAfterAFinish()
    {
        using var clock = Start();
        clock.Finish();
        Advance(1);
        clock.Progress();

        Advance(59.9);
        Assert.Null(clock.Expired);
        Advance(0.1);

        Assert.NotNull(clock.Expired);
    }

    [Fact]
    public void WholeAnswer_HasOnlyTheRunsTime()
    {
        using var clock = Start(streams: false);

        Advance(299.9);
        Assert.Null(clock.Expired);
        Advance(0.1);

        Assert.NotNull(clock.Expired);
    }

    [Fact]
    public void Nothing_HasExpired_WhenTheCallerLeaves()
    {
        using var clock = Start();

        _caller.Cancel();

        Assert.True(clock.Token.IsCancellationRequested);
        Assert.Null(clock.Expired);
    }

    private CallClock Start(bool streams = true) => new(Budgets, _time, streams, _caller.Token);

    private void Advance(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));
}
