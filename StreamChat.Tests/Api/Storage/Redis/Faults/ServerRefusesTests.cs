using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Runs;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Redis.Faults;

/// <summary>The server is there, and will not do what it is asked.</summary>
public sealed class ServerRefusesTests : OneRunFaults
{
    [Theory]
    [InlineData("full", "CONFIG SET maxmemory 1", "CONFIG SET maxmemory 0")]
    [InlineData("read-only", "REPLICAOF 127.0.0.1 1", "REPLICAOF NO ONE")]
    [InlineData("too few replicas", "CONFIG SET min-replicas-to-write 1", "CONFIG SET min-replicas-to-write 0")]
    public async Task Writes_AreRefusedWhole_AndReadsGoOn(string reason, string begin, string end)
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        await using var admin = await RedisStore.ConnectAsync(server.ConnectionString);
        var turn = await StartAsync(store);

        await SendAsync(admin, begin);
        Assert.Equal(reason, await Unavailable.ReasonAsync(() => store.Runs.AppendAsync(Key(turn), 1, Some.Batch(2, 2), Token)));
        Assert.Equal(reason, await Unavailable.ReasonAsync(() => store.Runs.EndAsync(Key(turn), 1, Some.Ending(turn, first: 2), Token)));
        Assert.Equal(reason, await Unavailable.ReasonAsync(() => store.Conversations.CreateAsync(Owner, Some.Conversation(), Token)));
        Assert.Equal(1, (await store.Runs.ReadAsync(Key(turn), 0, Token)).LastSequence);
        Assert.True((await store.Conversations.ListAsync(Owner, new ConversationQuery(10), Token)).Items.Single().IsRunning);
        await SendAsync(admin, end);

        Assert.Equal(AppendOutcome.Written, await Unavailable.EndsAsync(() => store.Runs.AppendAsync(Key(turn), 1, Some.Batch(2, 2), Token)));
        Assert.Equal(AppendOutcome.Written, await store.Runs.EndAsync(Key(turn), 1, Some.Ending(turn, first: 3), Token));
    }

    [Fact]
    public async Task Cancel_ReachesOwner_WhenServerIsFull()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        var turn = await StartAsync(store);
        TaskCompletionSource<RunKey> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var subscription = await store.Notifications.OnCancelRequestedAsync(
            turn.Run.ReplicaId, key => asked.TrySetResult(key), () => { }, Token);

        await SendAsync(store, "CONFIG SET maxmemory 1");

        Assert.True(await store.Runs.RequestCancelAsync(Key(turn), Token));
        Assert.Equal(Key(turn), await asked.Task.Bounded());
    }

    [Theory]
    [InlineData("-LOADING Redis is loading the dataset in memory", "loading")]
    [InlineData("-NOAUTH Authentication required.", "no authentication")]
    [InlineData("-MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.", "cannot save")]
    [InlineData("-BUSY Redis is busy running a script.", "busy")]
    [InlineData("-ERR Error running script (call to f_1): @user_script:1: @user_script: 1: -OOM command not allowed when used memory > 'maxmemory'.", "full")]
    public async Task Refusal_HasItsName_AndIsNotAskedForAgainAndAgain(string refusal, string reason)
    {
        await using var server = await RedisServer.StartAsync();
        await using RedisProxy proxy = new(server.Port);
        await using var store = await RedisStore.ConnectAsync(proxy.ConnectionString);
        var turn = await StartAsync(store);
        var before = proxy.Commands;

        proxy.Refusal = refusal + "\r\n";
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(reason, await Unavailable.ReasonAsync(() => store.Runs.AppendAsync(Key(turn), 1, Some.Batch(2, 2), Token)));
        }

        var asked = proxy.Commands - before;
        proxy.Refusal = null;

        // One try in half a second, and what the client asks for itself.
        Assert.InRange(asked, 1, 20);
        Assert.Equal(AppendOutcome.Written, await Unavailable.EndsAsync(() => store.Runs.AppendAsync(Key(turn), 1, Some.Batch(2, 2), Token)));
    }

    [Fact]
    public async Task Call_SaysWhy_WhenPasswordIsMissing()
    {
        await using var server = await RedisServer.StartAsync();
        await using var admin = await RedisStore.ConnectAsync(server.ConnectionString);
        await SendAsync(admin, "CONFIG SET requirepass secret");

        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);

        Assert.Equal("no authentication", await Unavailable.ReasonAsync(() => store.Conversations.FindAsync(Owner, Conversation.Id, Token)));
    }

    [Fact]
    public async Task SlowServer_IsWaitedFor()
    {
        await using var server = await RedisServer.StartAsync();
        await using RedisProxy proxy = new(server.Port);
        await using var store = await RedisStore.ConnectAsync(proxy.ConnectionString);
        var turn = await StartAsync(store);

        proxy.Delay = TimeSpan.FromMilliseconds(500);

        Assert.Equal(AppendOutcome.Written, await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(2, 2), Token));
        Assert.Equal(AppendOutcome.Written, await store.Runs.EndAsync(Key(turn), 1, Some.Ending(turn, first: 3), Token));
        Assert.Equal(4, (await store.Runs.ReadAsync(Key(turn), 0, Token)).LastSequence);
    }

    [Fact]
    public async Task StartWhoseAnswerIsLost_IsTakenOver_AndItsKeyIsFree()
    {
        await using var server = await RedisServer.StartAsync();
        await using RedisProxy proxy = new(server.Port);
        await using var store = await RedisStore.ConnectAsync(proxy.ConnectionString);
        await StartAsync(store); // the server now knows the script
        var turn = Some.Alone() with { Idempotency = Some.Claim() };

        store.IsImpatient = true;
        proxy.LosesAnswerTo = Convert.ToHexStringLower(RunScripts.Start.Hash);
        await Unavailable.ReasonAsync(() => store.Runs.StartAsync(Owner, turn, Token));
        proxy.LosesAnswerTo = null;
        proxy.Cut();
        var taken = await Unavailable.EndsAsync(() => store.Runs.TakeDeadRunsAsync(Some.ReplicaId, Token));

        store.IsImpatient = false;
        Assert.Equal([new OwnedRun(Owner, turn.Run with { Epoch = 2 })], taken);
        Assert.Equal(TurnResult.Started, (await store.Runs.StartAsync(Owner, Some.Alone() with { Idempotency = turn.Idempotency }, Token)).Result);
    }

    [Fact]
    public async Task TakeoverWhoseAnswerIsLost_IsMadeAgain()
    {
        await using var server = await RedisServer.StartAsync();
        await using RedisProxy proxy = new(server.Port);
        await using var store = await RedisStore.ConnectAsync(proxy.ConnectionString);
        await store.Runs.StartAsync(Owner, Some.Alone("dead"), Token);
        await store.Runs.RenewLeaseAsync("dead", TimeSpan.Zero, Token);
        Assert.Single(await store.Runs.TakeDeadRunsAsync(Some.ReplicaId, Token)); // the server now knows the script
        var turn = Some.Alone("dead");
        await store.Runs.StartAsync(Owner, turn, Token);
        await store.Runs.RenewLeaseAsync("dead", TimeSpan.Zero, Token);

        store.IsImpatient = true;
        proxy.LosesAnswerTo = Convert.ToHexStringLower(RunScripts.Claim.Hash);
        await Unavailable.ReasonAsync(() => store.Runs.TakeDeadRunsAsync(Some.ReplicaId, Token));
        proxy.LosesAnswerTo = null;
        proxy.Cut();
        var taken = await Unavailable.EndsAsync(() => store.Runs.TakeDeadRunsAsync(Some.ReplicaId, Token));

        Assert.Equal([new OwnedRun(Owner, turn.Run with { ReplicaId = Some.ReplicaId, Epoch = 3 })], taken);
        Assert.Empty(await Unavailable.EndsAsync(() => store.Runs.TakeDeadRunsAsync(Some.ReplicaId, Token)));
    }

    private static async Task SendAsync(RedisStore store, string command)
    {
        var parts = command.Split(' ');
        await store.SendAsync(parts[0], [.. parts[1..]]);
    }
}
