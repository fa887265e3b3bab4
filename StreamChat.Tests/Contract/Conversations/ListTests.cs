using StreamChat.Api.Providers;
using StreamChat.Tests.Api;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>The list of conversations, page by page.</summary>
public sealed class ListTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly ServiceHost<ProviderClient> _api;

    public ListTests() => _api = ApiHost.Start(new Uri("http://127.0.0.1:1"), _clock);

    private HttpClient Client => _api.Client;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Pages_ShowEachOnceAndNewestFirst_WhileOthersAreMade()
    {
        foreach (var number in Enumerable.Range(1, 25))
        {
            await Client.CreateAsync($$"""{"title":"{{number}}"}""");
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await PageAsync("limit=10");
        await Client.CreateAsync("""{"title":"new"}""");
        var second = await PageAsync($"limit=10&cursor={first.Next}");
        var third = await PageAsync($"limit=10&cursor={second.Next}");

        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(number => $"{number}"), [.. first.Titles, .. second.Titles, .. third.Titles]);
        Assert.Equal((10, 10, null), (first.Titles.Length, second.Titles.Length, third.Next));
    }

    [Fact]
    public async Task Page_Has20_WhenNobodySaysHowMany()
    {
        foreach (var number in Enumerable.Range(1, 21))
        {
            await Client.CreateAsync($$"""{"title":"{{number}}"}""");
        }

        Assert.Equal(20, (await PageAsync("")).Titles.Length);
    }

    [Fact]
    public async Task Pinned_ComeFirst_AndArchivedOnesApart()
    {
        var old = await Client.CreateAsync("""{"title":"old"}""");
        var away = await Client.CreateAsync("""{"title":"away"}""");
        await Client.CreateAsync("""{"title":"new"}""");
        await Client.JsonAsync("PATCH", $"conversations/{old}", """{"pinned":true}""");
        await Client.JsonAsync("PATCH", $"conversations/{away}", """{"archived":true}""");

        Assert.Equal(["old", "new"], (await PageAsync("archived=false")).Titles);
        Assert.Equal(["away"], (await PageAsync("archived=true")).Titles);
    }

    [Fact]
    public async Task Search_FindsTitlesByAllWords()
    {
        await Client.CreateAsync("""{"title":"Tides and the moon"}""");
        await Client.CreateAsync("""{"title":"The moon landing"}""");

        Assert.Equal(["Tides and the moon"], (await PageAsync("q=moon%20tid")).Titles);
        Assert.Equal(2, (await PageAsync("q=MOON")).Titles.Length);
        Assert.Equal(2, (await PageAsync("q=%20")).Titles.Length);
        Assert.Empty((await PageAsync("q=sun")).Titles);
    }

    [Fact]
    public async Task Item_HasItsMark_AndNeitherPromptNorMessages()
    {
        await Client.CreateAsync("""{"title":"one","system":"Be brief.","model":"simulator"}""");

        var item = (await Client.JsonAsync("GET", "conversations"))["conversations"]![0]!.AsObject();

        Assert.Equal(
            ["id", "title", "title_source", "model", "pinned", "archived", "created_at", "updated_at", "version", "running"], item.Select(field => field.Key));
        Assert.False(item["running"]!.GetValue<bool>());
    }

    private async Task<(string[] Titles, string? Next)> PageAsync(string query)
    {
        var page = await Client.JsonAsync("GET", $"conversations?{query}");
        return ([.. page["conversations"]!.AsArray().Select(item => item!.Text("title"))], page["next_cursor"]?.GetValue<string>());
    }
}
