using StreamChat.Api.Runs.Producing;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs;

/// <summary>A run stops when somebody asks, when nobody reads it, when it is deleted: the provider is let go of and the text is kept.</summary>
public sealed class RunStopTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cancel_KeepsTheText_AndLetsGoOfTheProvider()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator-stall-after-20");
        await using var reading = await host.ReadAsync(key);
        await reading.UntilAsync(each => each.Id == 20);

        var run = await host.Runs.CancelAsync(key, Cancelled).Bounded();
        await reading.ToEndAsync();

        Assert.Equal((RunState.Cancelled, "cancelled"), (run!.State, run.FinishReason));
        Assert.Equal(("done", "cancelled", "cancelled"), (reading.Last.Name, reading.Last.Text("state"), reading.Last.Text("finish_reason")));
        var message = await host.FindMessageAsync(key);
        Assert.Equal((MessageStatus.Cancelled, reading.Text), (message.Status, message.Content));
        Assert.NotEmpty(reading.Text);
        Assert.Equal(CallState.Aborted, await (await host.Simulator.Calls.CallAsync(1, Cancelled)).Ended.Bounded());
    }

    [Theory]
    [InlineData("simulator-silent")] // before its first token
    [InlineData("simulator-error-503-retry-after-15")] // while we wait for the time to try again
    public async Task Cancel_IsDoneAtOnce_BeforeTheFirstToken(string model)
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync(model);
        await host.Simulator.Calls.CallAsync(1, Cancelled).Bounded();
        await using var reading = await host.ReadAsync(key);

        var run = await host.Runs.CancelAsync(key, Cancelled).Bounded();
        await reading.ToEndAsync();

        Assert.Equal(RunState.Cancelled, run!.State);
        Assert.Equal(["connected", "done"], reading.Events.Select(each => each.Name));
    }

    [Fact]
    public async Task Cancel_ChangesNothing_WhenTheRunHasEnded()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator");
        await using var reading = await (await host.ReadAsync(key)).ToEndAsync();

        Assert.Equal(RunState.Completed, (await host.Runs.CancelAsync(key, Cancelled))!.State);
        Assert.Null(await host.Runs.CancelAsync(key with { Owner = "mallory" }, Cancelled));
    }

    [Fact]
    public async Task Run_IsCancelled_WhenAnotherReplicaAskedTheStore()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator-delay-20-long-100000");
        await using var reading = await host.ReadAsync(key);

        Assert.True(await host.Store.RequestCancelAsync(key, Cancelled));
        await reading.ToEndAsync();

        Assert.Equal("cancelled", reading.Last.Text("state"));
    }

    [Fact]
    public async Task Run_Stops_WhenItsConversationIsDeleted()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator-delay-20-long-100000");
        await using var reading = await host.ReadAsync(key);
        await reading.UntilAsync(each => each.Name == "content");
        var run = await host.Store.FindAsync(key, Cancelled);

        await host.Get<IConversationStore>().DeleteAsync(RunsHost.Owner, run!.ConversationId!, Cancelled);
        await reading.ToEndAsync();

        Assert.Equal("reconnect", reading.Last.Name);
        Assert.Equal(CallState.Aborted, await (await host.Simulator.Calls.CallAsync(1, Cancelled)).Ended.Bounded());
        Assert.Null(await host.Runs.FindAsync(key, Cancelled));
    }

    [Fact]
    public async Task Run_IsCancelled_WhenNobodyHasReadItForTheOrphanTime()
    {
        ManualTimeProvider time = new();
        await using var host = RunsHost.Start(time, ("RUN_ORPHAN_SECS", "5"));
        var key = await host.StartAsync("simulator-stall-after-3");
        await using (var reading = await host.ReadAsync(key))
        {
            await reading.UntilAsync(each => each.Name == "content"); // the first is written at once, the others by a clock that stands
            time.Advance(TimeSpan.FromSeconds(20));
            Assert.Null(host.Active.Find(key)!.StopReason);
        }

        time.Advance(TimeSpan.FromSeconds(6));
        await host.Active.Find(key)!.Ended.Bounded();

        Assert.Equal(RunStop.Orphaned, host.Active.Find(key)!.StopReason);
        Assert.Equal(MessageStatus.Cancelled, (await host.FindMessageAsync(key)).Status);
    }

    [Fact]
    public async Task Run_GoesOn_WhenItIsReadOnAnotherReplica()
    {
        ManualTimeProvider time = new();
        await using var host = RunsHost.Start(time, ("RUN_ORPHAN_SECS", "5"));
        host.Store.IsSharedByOthers = true;
        host.Store.SinceLastReader = TimeSpan.FromSeconds(1);
        var key = await host.StartAsync("simulator-stall-after-3");
        var sweeper = host.Sweeper();

        time.Advance(TimeSpan.FromSeconds(20));
        await sweeper.SweepAsync(Cancelled);
        Assert.Null(host.Active.Find(key)!.StopReason);

        host.Store.SinceLastReader = TimeSpan.FromSeconds(6);
        await sweeper.SweepAsync(Cancelled);
        Assert.Equal(RunStop.Orphaned, host.Active.Find(key)!.StopReason);
    }
}
