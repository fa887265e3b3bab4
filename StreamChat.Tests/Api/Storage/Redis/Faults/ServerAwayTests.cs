using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Redis.Faults;

/// <summary>The server goes away and comes back; the store says so at once, and needs nothing to go on.</summary>
public sealed class ServerAwayTests : OneRunFaults
{
    [Fact]
    public async Task Calls_FailWithinASecond_WhenServerIsKilled_AndWorkWhenItIsBack()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        var turn = await StartAsync(store);

        store.IsImpatient = true;
        await server.StopAsync();
        List<string> reasons = [];
        foreach (var call in Calls(store, turn))
        {
            reasons.Add(await Unavailable.ReasonAsync(call));
        }

        await server.StartAgainAsync();

        Assert.All(reasons, reason => Assert.Contains(reason, new[] { "no connection", "timeout" }));
        await WorksAsync(store);
    }

    [Fact]
    public async Task Calls_FailWithinASecond_WhenServerHangs_AndWorkWhenItGoesOn()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        var turn = await StartAsync(store);

        store.IsImpatient = true;
        server.Pause();
        List<string> reasons = [];
        foreach (var call in Calls(store, turn))
        {
            reasons.Add(await Unavailable.ReasonAsync(call));
        }

        server.Resume();

        Assert.All(reasons, reason => Assert.Equal("timeout", reason));
        await WorksAsync(store);
    }

    [Fact]
    public async Task Listeners_AreToldThatTheyMissedSomething_AndHearAgain_WhenServerIsBack()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        var turn = await StartAsync(store);
        TaskCompletionSource missed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<long> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var subscription = await store.Notifications.OnAppendedAsync(
            Key(turn), last => told.TrySetResult(last), () => missed.TrySetResult(), Token);

        await server.StopAsync();
        await server.StartAgainAsync();
        await missed.Task.Bounded();
        await Unavailable.EndsAsync(() => store.Runs.AppendAsync(Key(turn), 1, Some.Batch(2, 2), Token));

        Assert.Equal(2, await told.Task.Bounded());
    }

    [Fact]
    public async Task Listener_HearsOnceServerIsBack_WhenItCameWhileServerWasAway()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        var turn = await StartAsync(store);
        TaskCompletionSource missed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<long> told = new(TaskCreationOptions.RunContinuationsAsynchronously);

        await server.StopAsync();
        await using var subscription = await store.Notifications.OnAppendedAsync(
            Key(turn), last => told.TrySetResult(last), () => missed.TrySetResult(), Token);
        await server.StartAgainAsync();
        await missed.Task.Bounded();
        await Unavailable.EndsAsync(() => store.Runs.AppendAsync(Key(turn), 1, Some.Batch(2, 2), Token));

        Assert.Equal(2, await told.Task.Bounded());
    }

    [Fact]
    public async Task Store_Works_WhenServerComesAfterIt()
    {
        var port = RedisServer.FreePort();
        await using var store = await RedisStore.ConnectAsync($"127.0.0.1:{port}");
        await Unavailable.ReasonAsync(() => store.Conversations.CreateAsync(Owner, Conversation, Token));

        await using var server = await RedisServer.StartAsync(port);

        Assert.Empty((await Unavailable.EndsAsync(() => store.Conversations.ListAsync(Owner, new ConversationQuery(10), Token))).Items);
    }

    [Fact]
    public async Task LivingReplicasRuns_AreLeftAlone_WhenTheStoreWasAwayForAll()
    {
        await using var server = await RedisServer.StartAsync();
        await using var one = await RedisStore.ConnectAsync(server.ConnectionString);
        await using var other = await RedisStore.ConnectAsync(server.ConnectionString);
        var lease = TimeSpan.FromSeconds(6);
        await one.Runs.RenewLeaseAsync(Some.ReplicaId, lease, Token);
        await other.Runs.RenewLeaseAsync("replica-b", lease, Token);
        await StartAsync(one);

        // Away for longer than a lease; the other one is back first.
        await other.PassAsync(lease + lease);
        await other.Runs.RenewLeaseAsync("replica-b", lease, Token);

        Assert.Empty(await other.Runs.TakeDeadRunsAsync("replica-b", Token));
        await other.PassAsync(lease - TimeSpan.FromSeconds(1));
        Assert.Single(await other.Runs.TakeDeadRunsAsync("replica-b", Token));
    }

    private Func<Task>[] Calls(RedisStore store, Turn turn) =>
    [
        () => store.Runs.AppendAsync(Key(turn), 1, Some.Batch(2, 2), Token),
        () => store.Runs.EndAsync(Key(turn), 1, Some.Ending(turn, first: 2), Token),
        () => store.Runs.StartAsync(Owner, Some.Alone(), Token),
        () => store.Runs.FindAsync(Key(turn), Token),
        () => store.Runs.RequestCancelAsync(Key(turn), Token),
        () => store.Runs.RenewLeaseAsync(Some.ReplicaId, TimeSpan.FromSeconds(6), Token),
        () => store.Runs.TakeDeadRunsAsync("replica-b", Token),
        () => store.Conversations.ListAsync(Owner, new ConversationQuery(10), Token),
        () => store.Conversations.FindAsync(Owner, Conversation.Id, Token),
        () => store.Conversations.DeleteAsync(Owner, Conversation.Id, Token),
    ];

    /// <summary>With a run of its own: a call that was not answered may have been done all the same, and the first run be over or gone.</summary>
    private async Task WorksAsync(RedisStore store)
    {
        var turn = Some.Alone();
        await Unavailable.EndsAsync(() => store.Runs.StartAsync(Owner, turn, Token));
        Assert.Equal(AppendOutcome.Written, await Unavailable.EndsAsync(() => store.Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 1), Token)));
        Assert.Equal(1, (await Unavailable.EndsAsync(() => store.Runs.ReadAsync(Key(turn), 0, Token))).LastSequence);
    }
}
