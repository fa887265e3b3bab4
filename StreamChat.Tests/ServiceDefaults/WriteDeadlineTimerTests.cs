using StreamChat.ServiceDefaults.Server;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>The deadline's timer may fire when the write that it watched has just ended.</summary>
public sealed class WriteDeadlineTimerTests
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task LateTimer_CutsNobody_WhenTheWriteHasEnded(bool hasEnded, int expected)
    {
        var cuts = 0;
        LateTimers time = new();
        using WriteDeadline deadline = new(TimeSpan.FromSeconds(1), time, () => cuts++);
        TaskCompletionSource write = new();
        var watched = deadline.WatchAsync(new ValueTask(write.Task)).AsTask();
        if (hasEnded)
        {
            write.SetResult();
            await watched.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
        }

        time.Fire();

        Assert.Equal(expected, cuts);
        write.TrySetResult();
        await watched.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
    }

    /// <summary>A clock whose timer fires when it is told to, changed or not.</summary>
    private sealed class LateTimers : TimeProvider
    {
        internal Action Fire { get; private set; } = () => { };

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Fire = () => callback(state);
            return base.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
