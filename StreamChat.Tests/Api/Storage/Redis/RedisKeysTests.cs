using System.Globalization;
using StackExchange.Redis;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Redis;

/// <summary>What the store leaves in the server, under which names, and for how long.</summary>
public sealed class RedisKeysTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_LieInSlotOfTheirOwner()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStoreHost.ConnectAsync(server.ConnectionString);
        Chat chat = new();

        await TalkAsync(store, chat);

        Assert.All(
            await KeysAsync(store),
            key => Assert.True(key.StartsWith($"sc:{{{chat.Owner}}}:", StringComparison.Ordinal) || key.Contains("{leases}", StringComparison.Ordinal), key));
    }

    [Fact]
    public async Task Run_ExpiresWithItsLogAndItsKey_WhenItHasEnded()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStoreHost.ConnectAsync(server.ConnectionString);
        Chat chat = new();

        var run = await TalkAsync(store, chat);

        Assert.InRange(await LifeAsync(store, $"sc:{{{chat.Owner}}}:log:{run}"), 590, 600);
        Assert.InRange(await LifeAsync(store, $"sc:{{{chat.Owner}}}:run:{run}"), 86_390, 86_400);
        Assert.InRange(await LifeAsync(store, $"sc:{{{chat.Owner}}}:start:key"), 86_390, 86_400);
    }

    [Fact]
    public async Task Delete_LeavesNothingOfConversation_NotEvenItsWords()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStoreHost.ConnectAsync(server.ConnectionString);
        Chat chat = new();
        await TalkAsync(store, chat);
        var running = chat.Ask(text: "And at night?");
        await store.Runs.StartAsync(chat.Owner, running, Cancellation);

        var stopped = await store.Conversations.DeleteAsync(chat.Owner, chat.Conversation.Id, Cancellation);

        Assert.Equal([running.Run.Id], stopped!.Select(run => run.Id));
        Assert.Equal(["sc:replicas:{leases}", $"sc:{{{chat.Owner}}}:number"], await KeysAsync(store));
    }

    [Fact]
    public async Task DeleteAll_LeavesNothingOfOwner()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStoreHost.ConnectAsync(server.ConnectionString);
        Chat chat = new();
        await TalkAsync(store, chat);
        await store.Runs.StartAsync(chat.Owner, chat.Ask(text: "And at night?", key: "other"), Cancellation);

        await store.Conversations.DeleteAllAsync(chat.Owner, Cancellation);

        Assert.All(await KeysAsync(store), key => Assert.Contains("{leases}", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_AreThoseOfTheNewTitle_WhenConversationIsRenamed()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await RedisStoreHost.ConnectAsync(server.ConnectionString);
        Chat chat = new();
        await TalkAsync(store, chat);

        await store.Conversations.UpdateAsync(chat.Owner, chat.Conversation.Id, null, c => c with { Title = "Optics" }, Cancellation);

        Assert.Equal(["o*", "op*", "optics"], (string[])(await store.SendAsync("ZRANGE", $"sc:{{{chat.Owner}}}:words:t", 0, -1))!);
        Assert.Single((await store.Conversations.ListAsync(chat.Owner, new ConversationQuery(10, Text: "opt"), Cancellation)).Items);
    }

    /// <summary>A conversation with a whole turn; returns the turn's run.</summary>
    private static async Task<string> TalkAsync(RedisStoreHost store, Chat chat)
    {
        await store.Conversations.CreateAsync(chat.Owner, chat.Conversation, Cancellation);
        var turn = chat.Ask(key: "key");
        await store.Runs.StartAsync(chat.Owner, turn, Cancellation);
        await store.Runs.AppendAsync(chat.KeyOf(turn), 1, Chat.Events(1, 3), Cancellation);
        await store.Runs.TouchReaderAsync(chat.KeyOf(turn), Cancellation);
        await store.Runs.EndAsync(chat.KeyOf(turn), 1, Chat.End(turn, 4), Cancellation);
        return turn.Run.Id;
    }

    private static async Task<string[]> KeysAsync(RedisStoreHost store) => [.. ((string[])(await store.SendAsync("KEYS", "*"))!).Order(StringComparer.Ordinal)];

    private static async Task<long> LifeAsync(RedisStoreHost store, RedisKey key) =>
        long.Parse((string)(await store.SendAsync("TTL", key))!, CultureInfo.InvariantCulture);
}
