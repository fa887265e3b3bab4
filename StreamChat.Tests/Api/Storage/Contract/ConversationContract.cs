using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>A conversation's record and its messages.</summary>
public abstract class ConversationContract : StoreContract
{
    [Fact]
    public async Task Conversation_IsFoundAsItWasCreated()
    {
        var conversation = await CreateAsync(Some.Conversation("Über 漢字 👋") with
        {
            TitleSource = TitleSource.Person,
            Model = "model-1",
            System = "Be \"brief\".\n",
            Pinned = true,
            Archived = true,
        });

        var found = await FoundAsync(conversation.Id);

        Assert.Equal((conversation, 0, 0), (found.Conversation, found.Messages.Count, found.RunsInProgress.Count));
    }

    [Fact]
    public async Task Conversation_IsFoundByItsOwnerOnly()
    {
        var conversation = await CreateAsync();

        Assert.Null(await Conversations.FindAsync(OtherOwner, conversation.Id, Token));
        Assert.Null(await Conversations.FindAsync(Owner, Some.Id("conversation"), Token));
        Assert.Equal(
            new ConversationUpdate(null, IsStale: false),
            await Conversations.UpdateAsync(OtherOwner, conversation.Id, null, found => found with { Title = "theirs" }, Token));
    }

    [Fact]
    public async Task Update_RaisesTheVersion()
    {
        var conversation = await CreateAsync();

        var update = await Conversations.UpdateAsync(
            Owner, conversation.Id, 1, found => found with { Title = "new", TitleSource = TitleSource.Person, Version = 99 }, Token);

        var changed = conversation with { Title = "new", TitleSource = TitleSource.Person, Version = 2 };
        Assert.Equal(new ConversationUpdate(changed, IsStale: false), update);
        Assert.Equal(changed, (await FoundAsync(conversation.Id)).Conversation);
    }

    [Fact]
    public async Task Update_ChangesNothing_WhenTheChangeIsNone()
    {
        var conversation = await CreateAsync();

        var update = await Conversations.UpdateAsync(Owner, conversation.Id, null, found => found with { }, Token);

        Assert.Equal(new ConversationUpdate(conversation, IsStale: false), update);
        Assert.Equal(conversation, (await FoundAsync(conversation.Id)).Conversation);
    }

    [Fact]
    public async Task Update_IsStale_WhenTheVersionIsAnother()
    {
        var conversation = await CreateAsync();

        var update = await Conversations.UpdateAsync(Owner, conversation.Id, 2, found => found with { Title = "late" }, Token);

        Assert.Equal(new ConversationUpdate(conversation, IsStale: true), update);
        Assert.Equal(conversation, (await FoundAsync(conversation.Id)).Conversation);
    }

    [Fact]
    public async Task Updates_AllStand_WhenTheyComeAtOnce()
    {
        var conversation = await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Conversations.UpdateAsync(Owner, conversation.Id, null, found => found with { Title = found.Title + "x" }, Token)));

        Assert.Equal(
            conversation with { Title = new string('x', 20), Version = 21 },
            (await FoundAsync(conversation.Id)).Conversation);
    }

    [Fact]
    public async Task Updates_LeaveOneWinner_WhenAllExpectTheSameVersion()
    {
        var conversation = await CreateAsync();

        var updates = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Conversations.UpdateAsync(Owner, conversation.Id, 1, found => found with { Title = $"{i}" }, Token)));

        var winner = Assert.Single(updates, update => !update.IsStale);
        Assert.Equal(winner.Current, (await FoundAsync(conversation.Id)).Conversation);
    }

    [Fact]
    public async Task Import_KeepsEveryMessageInItsPlace()
    {
        var conversation = Some.Conversation("imported");
        List<Message> messages = [];
        for (var i = 0; i < 100; i++)
        {
            // Ids that fall while the order rises.
            var question = Some.Question($"question {i}", messages.LastOrDefault()?.Id) with { Id = $"m{999 - i}", CreatedAt = Some.Time };
            messages.Add(question);
            messages.Add(Some.Ended(Some.Answer(conversation, question.Id).Answer!, $"answer {i}"));
        }

        await Conversations.ImportAsync(Owner, conversation with { ActiveLeaf = messages[^1].Id }, messages, Token);

        var found = await FoundAsync(conversation.Id);
        Assert.Equal(conversation with { ActiveLeaf = messages[^1].Id }, found.Conversation);
        Assert.Equal(messages, found.Messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b\r\n\t\u2028\"\\/<script>&'")]
    [InlineData("👩‍👩‍👧 e\u0301 漢字 \U0010FFFF \uFFFD")]
    [InlineData("'; DROP TABLE messages; --")]
    public async Task Text_IsKeptToTheCharacter(string text)
    {
        var conversation = Some.Conversation(text) with { System = text };
        var message = Some.Question(text) with { Thinking = text };

        await Conversations.ImportAsync(Owner, conversation, [message], Token);

        var found = await FoundAsync(conversation.Id);
        Assert.Equal((conversation, message), (found.Conversation, Assert.Single(found.Messages)));
    }
}
