using System.Globalization;
using System.Text;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Redis;

/// <summary>What a log in Redis costs, and what becomes of it when the server loses something.</summary>
public sealed class LogInRedisTests(SharedRedis redis) : IClassFixture<SharedRedis>
{
    private readonly string _owner = Some.Id("owner");
    private readonly Conversation _conversation = Some.Conversation();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_IsOneCommand_OfFourSteps()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        var turn = await StartAsync(store);
        await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 1), Token);
        await using var watcher = await RedisStore.ConnectAsync(server.ConnectionString);
        await watcher.SendAsync("CONFIG", "RESETSTAT");

        for (var i = 2; i <= 21; i++)
        {
            await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(i, i), Token);
        }

        var calls = await CallsAsync(watcher);
        Assert.Equal(
            new Dictionary<string, int> { ["evalsha"] = 20, ["hmget"] = 20, ["xadd"] = 20, ["hset"] = 20, ["publish"] = 20 },
            calls.Where(call => call.Key is not ("info" or "select" or "config|resetstat" or "ping") || call.Value >= 20).ToDictionary());
    }

    [Fact]
    public async Task Append_IsStillOneCall_WhenServerHasForgottenItsScripts()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        var turn = await StartAsync(store);
        await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 1), Token);
        await store.SendAsync("SCRIPT", "FLUSH");

        Assert.Equal(AppendOutcome.Written, await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(2, 2), Token));
        Assert.Equal(AppendOutcome.Written, await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(3, 3), Token));

        Assert.Equal(3, (await store.Runs.ReadAsync(Key(turn), 0, Token)).LastSequence);
    }

    [Fact]
    public async Task Append_SkipsWhatLogHolds_WhenBatchComesAgainLonger()
    {
        await using var store = await redis.ConnectAsync();
        var turn = await StartAsync(store);
        await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 3), Token);

        Assert.Equal(AppendOutcome.Written, await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(2, 5), Token));

        var piece = await store.Runs.ReadAsync(Key(turn), 0, Token);
        Assert.Equal(TextOf(Some.Batch(1, 5)), TextOf(piece.Batches));
        Assert.Equal(5, piece.LastSequence);
    }

    [Fact]
    public async Task Append_SaysThatTailIsLost_WhenLogIsGone_AndTakesAllAgain()
    {
        await using var store = await redis.ConnectAsync();
        var turn = await StartAsync(store);
        await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 3), Token);
        await store.SendAsync("DEL", $"sc:{{{_owner}}}:log:{turn.Run.Id}");

        Assert.False((await store.Runs.ReadAsync(Key(turn), 0, Token)).IsHeld);
        Assert.Equal(AppendOutcome.TailLost, await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(4, 4), Token));
        Assert.Equal(AppendOutcome.Written, await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 4), Token));

        var piece = await store.Runs.ReadAsync(Key(turn), 0, Token);
        Assert.True(piece.IsHeld);
        Assert.Equal(TextOf(Some.Batch(1, 4)), TextOf(piece.Batches));
    }

    [Fact]
    public async Task End_SaysThatTailIsLost_WhenServerHasLessThanItAcknowledged()
    {
        await using var store = await redis.ConnectAsync();
        var turn = await StartAsync(store);
        await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 3), Token);

        Assert.Equal(AppendOutcome.TailLost, await store.Runs.EndAsync(Key(turn), 1, Some.Ending(turn, first: 6), Token));

        Assert.Equal(RunState.Streaming, (await store.Runs.FindAsync(Key(turn), Token))!.State);
    }

    [Fact]
    public async Task Read_ComesInPieces_WhenLogIsLong()
    {
        await using var store = await redis.ConnectAsync();
        var turn = await StartAsync(store);
        var large = new byte[100 * 1024];
        for (var i = 1; i <= 10; i++)
        {
            await store.Runs.AppendAsync(Key(turn), 1, new LogBatch(i, i, large), Token);
        }

        List<long> seen = [];
        long after = 0;
        while (await store.Runs.ReadAsync(Key(turn), after, Token) is { Batches.Count: > 0 } piece)
        {
            Assert.InRange(piece.Batches.Sum(batch => batch.Events.Length), 1, 256 * 1024);
            seen.AddRange(piece.Batches.Select(batch => batch.Last));
            after = seen[^1];
        }

        Assert.Equal(Enumerable.Range(1, 10).Select(i => (long)i), seen);
    }

    private async Task<Turn> StartAsync(RedisStore store)
    {
        await store.Conversations.CreateAsync(_owner, _conversation, Token);
        var turn = Some.Ask(_conversation);
        Assert.Equal(TurnResult.Started, (await store.Runs.StartAsync(_owner, turn, Token)).Result);
        return turn;
    }

    /// <summary>How often each command was called, by clients and by scripts: <c>cmdstat_hset:calls=20,usec=…</c>.</summary>
    private static async Task<Dictionary<string, int>> CallsAsync(RedisStore store) =>
        ((string)(await store.SendAsync("INFO", "commandstats"))!).Split('\n')
            .Where(line => line.StartsWith("cmdstat_", StringComparison.Ordinal))
            .Select(line => line["cmdstat_".Length..].Split(':', 2))
            .ToDictionary(line => line[0], line => int.Parse(line[1].Split(['=', ','])[1], CultureInfo.InvariantCulture));

    private RunKey Key(Turn turn) => new(_owner, turn.Run.Id);

    private static string TextOf(params IEnumerable<LogBatch> batches) =>
        string.Concat(batches.Select(batch => Encoding.UTF8.GetString(batch.Events.Span)));
}
