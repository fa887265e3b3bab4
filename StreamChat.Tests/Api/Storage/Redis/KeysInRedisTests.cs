using System.Globalization;
using StackExchange.Redis;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Redis;

/// <summary>What the store leaves in the server, under which names, and for how long.</summary>
public sealed class KeysInRedisTests
{
    private readonly string _owner = Some.Id("owner");
    private readonly Conversation _conversation = Some.Conversation();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_LieInSlotOfTheirOwner()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);

        await TalkAsync(store);

        Assert.All(
            await KeysAsync(store),
            key => Assert.True(key.StartsWith($"sc:{{{_owner}}}:", StringComparison.Ordinal) || key.Contains("{leases}", StringComparison.Ordinal), key));
    }

    [Fact]
    public async Task Run_ExpiresWithItsLogAndItsKey_WhenItHasEnded()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);

        var run = await TalkAsync(store);

        Assert.InRange(await LifeAsync(store, $"sc:{{{_owner}}}:log:{run}"), 590, 600);
        Assert.InRange(await LifeAsync(store, $"sc:{{{_owner}}}:run:{run}"), 86_390, 86_400);
        Assert.InRange(await LifeAsync(store, $"sc:{{{_owner}}}:start:key"), 86_390, 86_400);
    }

    [Fact]
    public async Task Delete_LeavesNothingOfConversation_NotEvenItsWords()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        await TalkAsync(store);
        var running = Some.Ask(_conversation, content: "And at night?");
        await store.Runs.StartAsync(_owner, running, Token);

        var stopped = await store.Conversations.DeleteAsync(_owner, _conversation.Id, Token);

        Assert.Equal([running.Run.Id], stopped!.Select(run => run.Id));
        Assert.Equal(["sc:replicas:{leases}", $"sc:{{{_owner}}}:number"], await KeysAsync(store));
    }

    [Fact]
    public async Task LongConversation_IsFoundByAllItsWords_AndLeavesNone()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        Message[] messages =
        [
            .. Enumerable.Range(0, 6).Select(i => Some.Question(string.Join(' ', Enumerable.Range(2000 * i, 2000).Select(word => $"word{word}")))),
        ];

        await store.Conversations.ImportAsync(_owner, _conversation, messages, Token);
        await store.Conversations.CreateAsync(_owner, Some.Conversation("word0 alone"), Token);

        Assert.Equal([_conversation], await SearchAsync(store, "word0 word5999 word11999 "));
        Assert.Equal(["word0 alone"], (await SearchAsync(store, "word0 alo")).Select(found => found.Title));
        await store.Conversations.DeleteAsync(_owner, _conversation.Id, Token);
        Assert.Empty(await SearchAsync(store, "word11999"));
        Assert.DoesNotContain(await KeysAsync(store), key => key.Contains(":m", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DeleteAll_LeavesNothingOfOwner()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        await TalkAsync(store);
        await store.Runs.StartAsync(_owner, Some.Ask(_conversation) with { Idempotency = Some.Claim() }, Token);

        await store.Conversations.DeleteAllAsync(_owner, Token);

        Assert.All(await KeysAsync(store), key => Assert.Contains("{leases}", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_AreThoseOfTheNewTitle_WhenConversationIsRenamed()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStore.ConnectAsync(server.ConnectionString);
        await TalkAsync(store);

        await store.Conversations.UpdateAsync(_owner, _conversation.Id, null, c => c with { Title = "Optics" }, Token);

        Assert.Equal(["o*", "op*", "optics"], (string[])(await store.SendAsync("ZRANGE", $"sc:{{{_owner}}}:words:t", 0, -1))!);
        Assert.Single((await store.Conversations.ListAsync(_owner, new ConversationQuery(10, Text: "opt"), Token)).Items);
    }

    /// <summary>A conversation with a whole turn; returns the turn's run.</summary>
    private async Task<string> TalkAsync(RedisStore store)
    {
        await store.Conversations.CreateAsync(_owner, _conversation, Token);
        var turn = Some.Ask(_conversation, content: "Why is the sky blue?") with { Idempotency = new IdempotencyClaim("key", "asked"), FirstTitle = "Sky" };
        await store.Runs.StartAsync(_owner, turn, Token);
        await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 3), Token);
        await store.Runs.TouchReaderAsync(Key(turn), Token);
        await store.Runs.EndAsync(Key(turn), 1, Some.Ending(turn, first: 4), Token);
        return turn.Run.Id;
    }

    private async Task<IEnumerable<Conversation>> SearchAsync(RedisStore store, string text) =>
        (await store.Conversations.ListAsync(_owner, new ConversationQuery(10, Text: text), Token)).Items.Select(item => item.Conversation);

    private static async Task<string[]> KeysAsync(RedisStore store) => [.. ((string[])(await store.SendAsync("KEYS", "*"))!).Order(StringComparer.Ordinal)];

    private static async Task<long> LifeAsync(RedisStore store, RedisKey key) =>
        long.Parse((string)(await store.SendAsync("TTL", key))!, CultureInfo.InvariantCulture);

    private RunKey Key(Turn turn) => new(_owner, turn.Run.Id);
}
