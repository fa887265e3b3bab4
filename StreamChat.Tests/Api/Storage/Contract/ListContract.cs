using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>An owner's list, and its pages.</summary>
public abstract class ListContract : StoreContract
{
    [Fact]
    public async Task List_IsPinnedFirst_ThenTheLatest_ThenTheGreatestId()
    {
        var old = await CreateAsync(Some.Conversation("old", Some.Time.AddHours(-1)));
        var pinned = await CreateAsync(Some.Conversation("pinned", Some.Time.AddDays(-9)) with { Pinned = true });
        var low = await CreateAsync(Some.Conversation("low") with { Id = "a" });
        var high = await CreateAsync(Some.Conversation("high") with { Id = "b" });
        var latest = await CreateAsync(Some.Conversation("latest", Some.Time.AddMilliseconds(1)));

        Assert.Equal([pinned, latest, high, low, old], await ListAsync(10));
    }

    [Fact]
    public async Task List_IsTheOwnersAlone_AndEitherArchivedOrNot()
    {
        var here = await CreateAsync();
        var archived = await CreateAsync(Some.Conversation() with { Archived = true });
        await Conversations.CreateAsync(OtherOwner, Some.Conversation(), Token);

        Assert.Equal([here], await ListAsync(10));
        Assert.Equal([archived], await ListAsync(10, archived: true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(100)]
    public async Task Pages_ShowEachConversationOnce_InOrder(int limit)
    {
        for (var i = 0; i < 12; i++)
        {
            // Some at the same moment, some pinned.
            await CreateAsync(Some.Conversation($"{i}", Some.Time.AddMinutes(i / 3)) with { Pinned = i % 5 == 0 });
        }

        var all = await ListAsync(100);

        Assert.Equal(12, all.Count);
        Assert.Equal(all, await ListAsync(limit));
    }

    [Fact]
    public async Task NextPage_GoesOn_WhenTheLastConversationIsGone()
    {
        for (var i = 0; i < 4; i++)
        {
            await CreateAsync(Some.Conversation($"{i}", Some.Time.AddMinutes(i)));
        }

        var first = await Conversations.ListAsync(Owner, new ConversationQuery(2), Token);
        await Conversations.DeleteAsync(Owner, first.Items[1].Conversation.Id, Token);
        await CreateAsync(Some.Conversation("newer", Some.Time.AddDays(1)));
        var second = await Conversations.ListAsync(Owner, new ConversationQuery(2, first.NextCursor), Token);

        Assert.Equal(["3", "2"], first.Items.Select(item => item.Conversation.Title));
        Assert.Equal(["1", "0"], second.Items.Select(item => item.Conversation.Title));
        Assert.Null(second.NextCursor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("not base 64 url!")]
    [InlineData("MSAx")]
    public async Task Cursor_IsRefused_WhenNoListGaveItOut(string cursor)
    {
        await CreateAsync();

        await Assert.ThrowsAsync<FormatException>(() => Conversations.ListAsync(Owner, new ConversationQuery(2, cursor), Token));
    }

    [Fact]
    public async Task Change_MovesAConversation()
    {
        var first = await CreateAsync(Some.Conversation("first"));
        var second = await CreateAsync(Some.Conversation("second", Some.Time.AddSeconds(1)));

        var archived = await UpdateAsync(second, found => found with { Archived = true });
        Assert.Equal([first], await ListAsync(10));
        Assert.Equal([archived], await ListAsync(10, archived: true));

        var pinned = await UpdateAsync(first, found => found with { Pinned = true });
        var back = await UpdateAsync(second, found => found with { Archived = false, UpdatedAt = Some.Time.AddDays(1) });
        Assert.Equal([pinned, back], await ListAsync(10));
        Assert.Empty(await ListAsync(10, archived: true));
    }

    [Fact]
    public async Task Turn_MovesItsConversationUp_AndShowsInTheList_WhileItsAnswerIsInProgress()
    {
        var conversation = await CreateAsync(Some.Conversation("asked"));
        await CreateAsync(Some.Conversation("other", Some.Time.AddSeconds(1)));

        var turn = await StartAsync(Some.Ask(conversation));
        var during = await Conversations.ListAsync(Owner, new ConversationQuery(10), Token);
        await EndAsync(turn);
        var after = await Conversations.ListAsync(Owner, new ConversationQuery(10), Token);

        Assert.Equal([("asked", true), ("other", false)], during.Items.Select(item => (item.Conversation.Title, item.IsRunning)));
        Assert.Equal([("asked", false), ("other", false)], after.Items.Select(item => (item.Conversation.Title, item.IsRunning)));
    }

    private async Task<Conversation> UpdateAsync(Conversation conversation, Func<Conversation, Conversation> change) =>
        (await Conversations.UpdateAsync(Owner, conversation.Id, null, change, Token)).Current!;

    /// <summary>All pages of the list, each checked for its size.</summary>
    private async Task<List<Conversation>> ListAsync(int limit, bool archived = false)
    {
        List<Conversation> all = [];
        string? cursor = null;
        do
        {
            var page = await Conversations.ListAsync(Owner, new ConversationQuery(limit, cursor, Archived: archived), Token);
            Assert.True(page.NextCursor is null ? page.Items.Count <= limit : page.Items.Count == limit);
            all.AddRange(page.Items.Select(item => item.Conversation));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return all;
    }
}
