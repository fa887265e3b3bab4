using Microsoft.Extensions.Logging.Abstractions;
using StreamChat.Api.Runs;
using StreamChat.Api.Runs.Producing;
using StreamChat.Api.Runs.Remote.Cancelling;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Remote.Cancelling;

/// <summary>How a replica learns that its run is to end, when somebody asked another one.</summary>
public sealed class CancelListenerTests : IAsyncDisposable
{
    private readonly RemoteFixture _replica = new();
    private readonly ActiveRuns _active = new();
    private readonly CancelListener _listener;

    public CancelListenerTests() => _listener = new CancelListener(
        _replica.Store.Notifications, _replica.Store, _active, new Replica("me"), _replica.Time, NullLogger<CancelListener>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notice_EndsTheRunAtOnce()
    {
        var run = Own();
        await StartAsync();

        await _replica.Store.RequestCancelAsync(run.Key, Token);

        Assert.Equal(RunStop.Cancelled, run.StopReason);
    }

    [Fact]
    public async Task LostNotice_IsMadeUpFor_WhenTheRunIsSilent()
    {
        var run = Own();
        await StartAsync();
        _replica.Store.Notifications.LosesNotices = true;
        await _replica.Store.RequestCancelAsync(run.Key, Token);
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        run.Stopping.UnsafeRegister(_ => stopped.SetResult(), null);

        _replica.Time.Advance(TimeSpan.FromSeconds(2));

        await stopped.Task.Bounded();
        Assert.Equal(RunStop.Cancelled, run.StopReason);
    }

    [Fact]
    public async Task AllRuns_AreLookedUp_WhenNoticesWereMissed()
    {
        await StartAsync();
        var run = Own();
        _replica.Store.Notifications.LosesNotices = true;
        await _replica.Store.RequestCancelAsync(run.Key, Token);
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        run.Stopping.UnsafeRegister(_ => stopped.SetResult(), null);

        _replica.Store.Notifications.TellMissed();

        await stopped.Task.Bounded();
        Assert.Equal(RunStop.Cancelled, run.StopReason);
    }

    [Fact]
    public async Task Run_IsNotLookedUp_WhileItIsWritten()
    {
        var run = Own();
        var finds = 0;
        _replica.Store.Calling = call => finds += call == "find" ? 1 : 0;
        for (var i = 0; i < 3; i++)
        {
            run.Log.Append(RemoteFixture.Batch(run.Header.Run, i + 1, "a").Events.Span);
            await _listener.CheckAsync(Token);
        }

        Assert.Equal(0, finds);
        await _listener.CheckAsync(Token);
        Assert.Equal(1, finds);
    }

    [Fact]
    public async Task SilentRun_IsStopped_WhenItIsNoLongerThere()
    {
        var run = Own();
        _replica.Store.Remove(run.Key);
        await _listener.CheckAsync(Token);
        await _listener.CheckAsync(Token);
        Assert.Null(run.StopReason); // it may be that its start is still on its way to the store

        _replica.Time.Advance(TimeSpan.FromSeconds(2));
        await _listener.CheckAsync(Token);

        Assert.Equal(RunStop.Refused, run.StopReason);
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.StopAsync(CancellationToken.None);
        _listener.Dispose();
        await _replica.DisposeAsync();
    }

    /// <summary>Begins to listen, and waits until the first look-up is over.</summary>
    private async Task StartAsync()
    {
        TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _replica.Store.Notifications.Listening = () => listening.TrySetResult();
        await _listener.StartAsync(Token);
        await listening.Task.Bounded();
        await _listener.CheckAsync(Token);
    }

    private ActiveRun Own()
    {
        var run = _replica.Start(replicaId: "me");
        ActiveRun active = new(RemoteFixture.Owner, new Turn { Run = run }, _replica.Time);
        _active.Add(active);
        return active;
    }
}
