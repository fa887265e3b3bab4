using StreamChat.Api.Storage.Conversations;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>Finding conversations by what was said in them.</summary>
public abstract class SearchContract : StoreContract
{
    [Theory]
    [InlineData("lisbon")]
    [InlineData("LISBÓN")]
    [InlineData("lis")]
    [InlineData("trip lisbon")]
    [InlineData("lisbon trip ")]
    [InlineData("octopus")]
    [InlineData("recipe, OCTOPUS!")]
    [InlineData("trip recipe octo")]
    [InlineData("京")]
    [InlineData("東京 tri")]
    [InlineData("3.5")]
    public async Task Conversation_IsFound_ByTheWordsOfItsTitleAndItsMessages(string text)
    {
        var conversation = await CreateAsync(Some.Conversation("Trip to Lisbon"));
        var turn = await StartAsync(Some.Ask(conversation, content: "a récipe for octopus, 3.5 kg"));
        await EndAsync(turn, Some.Ending(turn, "東京の夏"));
        await CreateAsync(Some.Conversation("Something else"));

        Assert.Equal(["Trip to Lisbon"], await SearchAsync(text));
    }

    [Theory]
    [InlineData("lisb ")]
    [InlineData("lisb trip")]
    [InlineData("isbon")]
    [InlineData("lisbon porto")]
    [InlineData("京都")]
    [InlineData("?!")]
    public async Task Conversation_IsNotFound_WhenAWordIsMissing(string text)
    {
        await CreateAsync(Some.Conversation("Trip to Lisbon 東京"));

        Assert.Empty(await SearchAsync(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task BlankText_AsksForEverything(string text)
    {
        await CreateAsync(Some.Conversation("one"));

        Assert.Equal(["one"], await SearchAsync(text));
    }

    [Fact]
    public async Task Rename_TakesTheOldTitlesWordsAway_ButNotThoseOfMessages()
    {
        var conversation = await CreateAsync(Some.Conversation("alpha beta"));
        await StartAsync(Some.Ask(conversation, content: "alpha gamma"));

        await Conversations.UpdateAsync(Owner, conversation.Id, null, found => found with { Title = "delta" }, Token);

        Assert.Empty(await SearchAsync("beta"));
        foreach (var word in new[] { "delta", "alpha", "gamma" })
        {
            Assert.Equal(["delta"], await SearchAsync(word));
        }
    }

    [Fact]
    public async Task FirstTitle_IsFound()
    {
        var conversation = await CreateAsync();

        await StartAsync(Some.Ask(conversation, content: "x") with { FirstTitle = "alpha" });

        Assert.Equal(["alpha"], await SearchAsync("alpha"));
    }

    [Fact]
    public async Task ImportedMessages_AreFound()
    {
        await Conversations.ImportAsync(Owner, Some.Conversation("imported"), [Some.Question("alpha"), Some.Question("beta")], Token);

        Assert.Equal(["imported"], await SearchAsync("alpha beta"));
    }

    [Fact]
    public async Task Search_FindsOnlyTheOwners_AndEitherArchivedOrNot()
    {
        await Conversations.CreateAsync(OtherOwner, Some.Conversation("alpha theirs"), Token);
        await CreateAsync(Some.Conversation("alpha archived") with { Archived = true });
        await CreateAsync(Some.Conversation("alpha"));

        Assert.Equal(["alpha"], await SearchAsync("alpha"));
        Assert.Equal(["alpha archived"], await SearchAsync("alpha", archived: true));
    }

    [Fact]
    public async Task DeletedConversation_LeavesNoWordBehind()
    {
        var conversation = await CreateAsync(Some.Conversation("alpha"));
        await StartAsync(Some.Ask(conversation, content: "beta"));

        await Conversations.DeleteAsync(Owner, conversation.Id, Token);
        await CreateAsync(conversation with { Title = "gamma" });

        Assert.Empty(await SearchAsync("alpha"));
        Assert.Empty(await SearchAsync("beta"));
        Assert.Equal(["gamma"], await SearchAsync("gamma"));
    }

    [Fact]
    public async Task Search_IsPagedInTheListsOrder()
    {
        for (var i = 0; i < 9; i++)
        {
            await CreateAsync(Some.Conversation($"{(i % 2 == 0 ? "alpha" : "beta")} {i}", Some.Time.AddMinutes(i)) with { Pinned = i == 2 });
        }

        var first = await Conversations.ListAsync(Owner, new ConversationQuery(3, Text: "alp"), Token);
        var second = await Conversations.ListAsync(Owner, new ConversationQuery(3, first.NextCursor, "alp"), Token);

        Assert.Equal(["alpha 2", "alpha 8", "alpha 6"], Titles(first));
        Assert.Equal(["alpha 4", "alpha 0"], Titles(second));
        Assert.Null(second.NextCursor);
    }

    private static string[] Titles(ConversationPage page) => [.. page.Items.Select(item => item.Conversation.Title)];

    private async Task<string[]> SearchAsync(string text, bool archived = false) =>
        Titles(await Conversations.ListAsync(Owner, new ConversationQuery(10, Text: text, Archived: archived), Token));
}
