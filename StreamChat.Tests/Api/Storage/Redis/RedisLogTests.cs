using System.Globalization;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Redis;

/// <summary>What a log in Redis costs, and what becomes of it when the server loses something.</summary>
public sealed class RedisLogTests(SharedRedis redis) : IClassFixture<SharedRedis>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_IsOneCommand_OfFourSteps()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStoreHost.ConnectAsync(server.ConnectionString);
        Chat chat = new();
        var turn = await StartAsync(store, chat);
        await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(1, 1), Cancellation);
        await store.SendAsync("CONFIG", "RESETSTAT");

        for (var i = 2; i <= 21; i++)
        {
            await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(i, i), Cancellation);
        }

        var calls = await CallsAsync(store);
        Assert.Equal(
            new Dictionary<string, int> { ["evalsha"] = 20, ["hmget"] = 20, ["xadd"] = 20, ["hset"] = 20, ["publish"] = 20 },
            calls.Where(call => call.Key is not ("info" or "config|resetstat" or "ping")).ToDictionary());
    }

    [Fact]
    public async Task Append_IsStillOneCall_WhenServerHasForgottenItsScripts()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStoreHost.ConnectAsync(server.ConnectionString);
        Chat chat = new();
        var turn = await StartAsync(store, chat);
        await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(1, 1), Cancellation);
        await store.SendAsync("SCRIPT", "FLUSH");

        Assert.Equal(AppendOutcome.Written, await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(2, 2), Cancellation));
        Assert.Equal(AppendOutcome.Written, await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(3, 3), Cancellation));

        Assert.Equal(3, (await store.Runs.ReadAsync(chat.KeyOf(turn), 0, Cancellation)).LastSequence);
    }

    [Fact]
    public async Task Append_SkipsWhatLogHolds_WhenBatchComesAgainLonger()
    {
        await using var store = await redis.ConnectAsync();
        Chat chat = new();
        var turn = await StartAsync(store, chat);
        await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(1, 3), Cancellation);

        Assert.Equal(AppendOutcome.Written, await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(2, 5), Cancellation));

        var piece = await store.Runs.ReadAsync(chat.KeyOf(turn), 0, Cancellation);
        Assert.Equal(Chat.TextOf(Chat.Events(1, 5)), Chat.TextOf(piece.Batches));
        Assert.Equal(5, piece.LastSequence);
    }

    [Fact]
    public async Task Append_SaysThatTailIsLost_WhenLogIsGone_AndTakesAllAgain()
    {
        await using var store = await redis.ConnectAsync();
        Chat chat = new();
        var turn = await StartAsync(store, chat);
        await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(1, 3), Cancellation);
        await store.SendAsync("DEL", $"sc:{{{chat.Owner}}}:log:{turn.Run.Id}");

        Assert.False((await store.Runs.ReadAsync(chat.KeyOf(turn), 0, Cancellation)).IsHeld);
        Assert.Equal(AppendOutcome.TailLost, await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(4, 4), Cancellation));
        Assert.Equal(AppendOutcome.Written, await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(1, 4), Cancellation));

        var piece = await store.Runs.ReadAsync(chat.KeyOf(turn), 0, Cancellation);
        Assert.True(piece.IsHeld);
        Assert.Equal(Chat.TextOf(Chat.Events(1, 4)), Chat.TextOf(piece.Batches));
    }

    [Fact]
    public async Task End_SaysThatTailIsLost_WhenServerHasLessThanItAcknowledged()
    {
        await using var store = await redis.ConnectAsync();
        Chat chat = new();
        var turn = await StartAsync(store, chat);
        await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(1, 3), Cancellation);

        Assert.Equal(AppendOutcome.TailLost, await store.Runs.EndAsync(chat.KeyOf(turn), 1, Chat.End(turn, 6), Cancellation));

        Assert.Equal(RunState.Streaming, (await store.Runs.FindAsync(chat.KeyOf(turn), Cancellation))!.State);
    }

    [Fact]
    public async Task Read_ComesInPieces_WhenLogIsLong()
    {
        await using var store = await redis.ConnectAsync();
        Chat chat = new();
        var turn = await StartAsync(store, chat);
        var large = new byte[100 * 1024];
        for (var i = 1; i <= 10; i++)
        {
            await store.Runs.AppendAsync(chat.KeyOf(turn), 1, new LogBatch(i, i, large), Cancellation);
        }

        List<long> seen = [];
        long after = 0;
        while (await store.Runs.ReadAsync(chat.KeyOf(turn), after, Cancellation) is { Batches.Count: > 0 } piece)
        {
            Assert.InRange(piece.Batches.Sum(batch => batch.Events.Length), 1, 256 * 1024);
            seen.AddRange(piece.Batches.Select(batch => batch.Last));
            after = seen[^1];
        }

        Assert.Equal(Enumerable.Range(1, 10).Select(i => (long)i), seen);
    }

    private static async Task<Turn> StartAsync(RedisStoreHost store, Chat chat)
    {
        await store.Conversations.CreateAsync(chat.Owner, chat.Conversation, Cancellation);
        var turn = chat.Ask();
        Assert.Equal(TurnResult.Started, (await store.Runs.StartAsync(chat.Owner, turn, Cancellation)).Result);
        return turn;
    }

    /// <summary>How often each command was called, by clients and by scripts: <c>cmdstat_hset:calls=20,usec=…</c>.</summary>
    private static async Task<Dictionary<string, int>> CallsAsync(RedisStoreHost store) =>
        ((string)(await store.SendAsync("INFO", "commandstats"))!).Split('\n')
            .Where(line => line.StartsWith("cmdstat_", StringComparison.Ordinal))
            .Select(line => line["cmdstat_".Length..].Split(':', 2))
            .ToDictionary(line => line[0], line => int.Parse(line[1].Split(['=', ','])[1], CultureInfo.InvariantCulture));
}
