using StreamChat.Api.Storage.Records;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs;

/// <summary>A replica that is told to stop lets its runs go on for the drain time, though no request holds it, and closes them then.</summary>
public sealed class RunDrainTests
{
    [Fact]
    public async Task Run_IsFinished_BeforeTheProcessEnds()
    {
        await using var host = RunsHost.Start(settings: ("DRAIN_TIMEOUT_SECS", "30"));
        TaskCompletionSource<RunState> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var key = await host.StartAsync("simulator-delay-2-long-200", ended: ended.SetResult);
        await host.Simulator.Calls.CallAsync(1, TestContext.Current.CancellationToken).Bounded();

        host.StopApplication();
        await host.Stopped.Bounded();

        Assert.True(ended.Task.IsCompletedSuccessfully);
        Assert.Equal(RunState.Completed, await ended.Task);
    }

    [Fact]
    public async Task Run_IsClosedWithItsText_WhenTheDrainTimeIsOver()
    {
        await using var host = RunsHost.Start(settings: ("DRAIN_TIMEOUT_SECS", "1"));
        var key = await host.StartAsync("simulator-stall-after-10");
        await using var reading = await host.ReadAsync(key);
        await reading.UntilAsync(each => each.Id == 10);
        var store = host.Store;
        host.StopApplication();
        await reading.ToEndAsync();

        Assert.Equal(("error", "interrupted", "interrupted"), (reading.Last.Name, reading.Last.Text("code"), reading.Last.Text("state")));
        await host.Stopped.Bounded();
        var stored = store.LastEnding!.Message!;
        Assert.Equal((MessageStatus.Interrupted, reading.Text), (stored.Status, stored.Content));
    }
}
