using Microsoft.Extensions.Logging;
using StreamChat.Api.Runs;
using StreamChat.Api.Runs.Remote.Leases;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Stores;
using StreamChat.Tests.ServiceDefaults;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Remote.Leases;

/// <summary>How a replica says that it lives.</summary>
public sealed class LeaseKeeperTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly LogCapture _log = new();
    private readonly FakeStore _store;
    private readonly StoreReach _reach;
    private readonly LeaseKeeper _keeper;

    public LeaseKeeperTests()
    {
        _store = new FakeStore(_time);
        _reach = new StoreReach(_time);
        _keeper = new LeaseKeeper(
            _store, new Replica("me"), _reach, _time, LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger<LeaseKeeper>());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replica_HasSaidThatItLives_BeforeItIsAskedAnything()
    {
        var renewals = 0;
        _store.Calling = call => renewals += call == "renew" ? 1 : 0;

        await _keeper.StartAsync(Token).Bounded();

        Assert.Equal(1, renewals);
        await _keeper.StopAsync(Token).Bounded();
    }

    [Fact]
    public async Task Lease_IsRenewed_EveryTwoSeconds()
    {
        await _keeper.StartAsync(Token).Bounded();
        for (var i = 0; i < 3; i++)
        {
            TaskCompletionSource renewed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _store.Calling = _ => renewed.TrySetResult();
            await _time.WhenTimerDueInAsync(TimeSpan.FromSeconds(2));
            _time.Advance(TimeSpan.FromSeconds(2));
            await renewed.Task.Bounded();
        }

        await _keeper.StopAsync(Token).Bounded();
    }

    [Fact]
    public async Task Outage_IsToldOnce_AndSoIsItsEnd()
    {
        await _keeper.RenewAsync(Token);
        _store.IsAway = true;
        await _keeper.RenewAsync(Token);
        await _keeper.RenewAsync(Token);
        _store.IsAway = false;
        await _keeper.RenewAsync(Token);
        await _keeper.RenewAsync(Token);

        Assert.Equal(
            ["The store is away: no connection. Answers in progress go on without it.", "The store is back."],
            _log.Lines.Select(line => line.Message));
    }

    [Fact]
    public async Task Others_HaveHadTheirTime_OnlyAfterALeaseWithoutABreak()
    {
        await _keeper.RenewAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(_reach.IsSettled);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_reach.IsSettled);

        _store.IsAway = true;
        await _keeper.RenewAsync(Token);
        _store.IsAway = false;
        await _keeper.RenewAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(_reach.IsSettled);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_reach.IsSettled);
    }

    public void Dispose() => _keeper.Dispose();
}
