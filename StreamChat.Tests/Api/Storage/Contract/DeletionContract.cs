using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>What is deleted is gone, and nothing else is.</summary>
public abstract class DeletionContract : StoreContract
{
    [Fact]
    public async Task Delete_RemovesTheConversationWithItsRuns_AndReturnsThoseInProgress()
    {
        var conversation = await CreateAsync();
        var ended = await StartAsync(Some.Ask(conversation));
        await EndAsync(ended);
        var running = await StartAsync(Some.Ask(conversation));
        await Runs.AppendAsync(Key(running), 1, Some.Batch(1, 1), Token);

        var runs = await Conversations.DeleteAsync(Owner, conversation.Id, Token);

        Assert.Equal([running.Run with { State = RunState.Streaming }], runs);
        Assert.Null(await Conversations.FindAsync(Owner, conversation.Id, Token));
        Assert.Empty((await Conversations.ListAsync(Owner, new ConversationQuery(10), Token)).Items);
        foreach (var turn in new[] { ended, running })
        {
            Assert.Null(await Runs.FindAsync(Key(turn), Token));
            Assert.False((await Runs.ReadAsync(Key(turn), 0, Token)).IsHeld);
        }
    }

    [Fact]
    public async Task Delete_IsNull_WhenThereIsNone()
    {
        var conversation = await CreateAsync();

        Assert.Null(await Conversations.DeleteAsync(OtherOwner, conversation.Id, Token));
        Assert.Null(await Conversations.DeleteAsync(Owner, Some.Id("conversation"), Token));
        Assert.Equal(conversation, (await FoundAsync(conversation.Id)).Conversation);

        Assert.Empty(Assert.IsAssignableFrom<IReadOnlyList<Run>>(await Conversations.DeleteAsync(Owner, conversation.Id, Token)));
        Assert.Null(await Conversations.DeleteAsync(Owner, conversation.Id, Token));
    }

    [Fact]
    public async Task Delete_LeavesOtherConversationsAlone()
    {
        var conversation = await CreateAsync();
        var other = await CreateAsync(Some.Conversation("other"));
        var turn = await StartAsync(Some.Ask(other));
        var before = await FoundAsync(other.Id);

        await Conversations.DeleteAsync(Owner, conversation.Id, Token);

        var after = await FoundAsync(other.Id);
        Assert.Equal((before.Conversation, 2, turn.Run), (after.Conversation, after.Messages.Count, Assert.Single(after.RunsInProgress)));
        Assert.Equal("other", Assert.Single((await Conversations.ListAsync(Owner, new ConversationQuery(10, Text: "other"), Token)).Items).Conversation.Title);
    }

    [Fact]
    public async Task DeleteAll_RemovesEverythingOfTheOwners()
    {
        var claim = Some.Claim();
        List<Conversation> conversations = [];
        for (var i = 0; i < 12; i++)
        {
            conversations.Add(await CreateAsync(Some.Conversation($"alpha {i}") with { Archived = i % 2 == 0 }));
        }

        var turn = await StartAsync(Some.Ask(conversations[0]));
        var alone = await StartAsync(Some.Alone() with { Idempotency = claim });

        await Conversations.DeleteAllAsync(Owner, Token);

        foreach (var conversation in conversations)
        {
            Assert.Null(await Conversations.FindAsync(Owner, conversation.Id, Token));
        }

        foreach (var archived in new[] { true, false })
        {
            Assert.Empty((await Conversations.ListAsync(Owner, new ConversationQuery(10, Archived: archived), Token)).Items);
            Assert.Empty((await Conversations.ListAsync(Owner, new ConversationQuery(10, Text: "alpha", Archived: archived), Token)).Items);
        }

        Assert.Null(await Runs.FindAsync(Key(turn), Token));
        Assert.Null(await Runs.FindAsync(Key(alone), Token));
        await StartAsync(Some.Alone() with { Idempotency = claim with { Fingerprint = "other" } });
    }

    [Fact]
    public async Task DeleteAll_LeavesOthersAlone_AndTheOwnerCanBeginAgain()
    {
        var theirs = Some.Conversation("alpha");
        await Conversations.CreateAsync(OtherOwner, theirs, Token);
        var mine = await CreateAsync();

        await Conversations.DeleteAllAsync(Owner, Token);
        await Conversations.DeleteAllAsync(Some.Id("nobody"), Token);
        await CreateAsync(mine with { Title = "again" });

        Assert.Equal(theirs, (await Conversations.FindAsync(OtherOwner, theirs.Id, Token))?.Conversation);
        Assert.Single((await Conversations.ListAsync(OtherOwner, new ConversationQuery(10, Text: "alpha"), Token)).Items);
        Assert.Equal("again", (await FoundAsync(mine.Id)).Conversation.Title);
    }
}
