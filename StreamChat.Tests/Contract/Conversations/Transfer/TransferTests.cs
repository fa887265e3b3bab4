using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using StreamChat.Api.Providers;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations.Transfer;

/// <summary>A conversation goes out as a file and comes back the same.</summary>
public sealed class TransferTests : IClassFixture<ConversationServices>
{
    // Renewed by an import, or of a run that is not in the file.
    private static readonly string[] NotKept = ["id", "version", "run_id", "request_id"];

    private readonly ServiceHost<ProviderClient> _api;
    private readonly HttpClient _client;
    private readonly string _owner;

    public TransferTests(ConversationServices services)
    {
        _api = services.Api;
        _client = services.NewCaller(out _owner);
    }

    [Fact]
    public async Task Import_GivesAnEqualConversation()
    {
        var id = await Conversing.ImportTreeAsync(_api, _owner);
        var file = await ExportAsync(id, "json");

        var copy = (await _client.JsonAsync("POST", "conversations/import", file)).Text("id");

        Assert.NotEqual(id, copy);
        Assert.Equal(await ShapeAsync(id), await ShapeAsync(copy));
        Assert.Equal(2, (await _client.JsonAsync("GET", "conversations?q=moon"))["conversations"]!.AsArray().Count);
    }

    [Fact]
    public async Task Export_OfAnImport_IsTheSameFile_ButForItsIds()
    {
        var id = await Conversing.ImportTreeAsync(_api, _owner);
        var file = await ExportAsync(id, "json");
        var copy = (await _client.JsonAsync("POST", "conversations/import", file)).Text("id");

        Assert.Equal(Numbered(JsonNode.Parse(file)!), Numbered(JsonNode.Parse(await ExportAsync(copy, "json"))!));
    }

    [Fact]
    public async Task Export_AsMarkdown_ShowsTheActiveBranch()
    {
        var id = await Conversing.ImportTreeAsync(_api, _owner);

        Assert.Equal(
            """
            # Tides / "moon" 🌊

            **System prompt**

            > Be brief.
            > Be kind.

            ## You

            What are tides?

            `code` ␀ "quoted" </script> 🌊 潮汐

            ## Assistant (simulator)

            **Thinking**

            > Hm.
            > The moon?

            The **moon**.

            ## You

            And the sun?

            ## Assistant (simulator)



            *This answer is not complete.*


            """.ReplaceLineEndings("\n"),
            (await ExportAsync(id, "markdown")).Replace('\0', '␀'));
    }

    [Theory]
    [InlineData("json", "application/json", "Tides moon 🌊.json")]
    [InlineData("markdown", "text/markdown", "Tides moon 🌊.md")]
    public async Task Export_IsADownloadWithAName(string format, string type, string name)
    {
        var id = await Conversing.ImportTreeAsync(_api, _owner);

        using var response = await _client.CallAsync("GET", $"conversations/{id}/export?format={format}");

        Assert.Equal((type, "utf-8"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentType.CharSet));
        Assert.Equal(("attachment", name), (response.Content.Headers.ContentDisposition!.DispositionType, response.Content.Headers.ContentDisposition.FileNameStar));
        Assert.True(response.Content.Headers.ContentDisposition.FileName!.All(char.IsAscii));
    }

    [Fact]
    public async Task Export_OfAnAnswerInProgress_ComesBackAsInterrupted()
    {
        var id = await _client.CreateAsync();
        await Conversing.StartAsync(_api, _owner, id);

        var copy = (await _client.JsonAsync("POST", "conversations/import", await ExportAsync(id, "json"))).Text("id");

        var messages = (await _client.JsonAsync("GET", $"conversations/{copy}"))["messages"]!.AsArray();
        Assert.Equal(["completed", "interrupted"], messages.Select(message => message!.Text("status")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?format=")]
    [InlineData("?format=pdf")]
    public async Task Export_NamesItsFormats(string query)
    {
        var id = await _client.CreateAsync();

        Assert.Equal(["format"], (await _client.ProblemAsync("GET", $"conversations/{id}/export{query}")).Fields());
    }

    [Fact]
    public async Task Import_TakesWhatIsLargerThanOtherBodies()
    {
        var file = JsonNode.Parse(await ExportAsync(await Conversing.ImportTreeAsync(_api, _owner), "json"))!;
        file["messages"]![1]!["content"] = new string('x', 1024 * 1024);

        var copy = (await _client.JsonAsync("POST", "conversations/import", file.ToJsonString())).Text("id");

        Assert.Equal(1024 * 1024, (await _client.JsonAsync("GET", $"conversations/{copy}"))["messages"]![1]!.Text("content").Length);
    }

    [Fact]
    public async Task Import_IsRefused_WhenItIsFarTooLarge()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "api/conversations/import")
        {
            Content = new StringContent(new string('x', (8 * 1024 * 1024) + 1), Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true; // otherwise the client meets a closed connection while it is still sending

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken).Bounded();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private async Task<string> ExportAsync(string id, string format)
    {
        using var response = await _client.CallAsync("GET", $"conversations/{id}/export?format={format}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).Bounded();
    }

    private async Task<string> ShapeAsync(string id) => Numbered(await _client.JsonAsync("GET", $"conversations/{id}"));

    /// <summary>A conversation in which every message's id is its place, and what an import renews is left out.</summary>
    private static string Numbered(JsonNode whole)
    {
        var text = whole.ToJsonString();
        foreach (var (message, place) in whole["messages"]!.AsArray().Select((message, place) => (message, place)))
        {
            text = text.Replace(message!.Text("id"), $"message {place}", StringComparison.Ordinal);
        }

        var numbered = JsonNode.Parse(text)!;
        foreach (var node in numbered["messages"]!.AsArray().Append(numbered).Append(numbered["conversation"]))
        {
            Array.ForEach(NotKept, name => node?.AsObject().Remove(name));
        }

        return numbered.ToJsonString();
    }
}
