using StreamChat.Api.Runs.Log;
using StreamChat.Api.Runs.Writing;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Api.Runs.Log;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Writing;

/// <summary>What a process that stood still holds may no longer be its own to show.</summary>
public sealed class LogGateTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 0)]
    public async Task Events_AreNotShownWithoutTheStore_WhenTheProcessStoodStill(int seconds, long visible)
    {
        RunLog log = new();
        log.Append(TestEvents.Frame(1));
        ClockOfAStoppedProcess time = new();
        LogGate gate = new(log, time);
        StoreWrite write = new(new LogBatch(1, 1, TestEvents.Frame(1)), null);

        var passing = gate.PassAsync(write.Task, 1);
        time.GoneBy = TimeSpan.FromSeconds(seconds);
        write.Fail();

        Assert.Null(await passing.Bounded());
        Assert.Equal(visible, log.Visible);
    }

    /// <summary>Time goes by and no timer fires.</summary>
    private sealed class ClockOfAStoppedProcess : TimeProvider
    {
        private readonly ManualTimeProvider _timers = new();

        internal TimeSpan GoneBy { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => GoneBy.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            _timers.CreateTimer(callback, state, dueTime, period);
    }
}
