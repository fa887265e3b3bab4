using System.Net;
using System.Text.Json.Nodes;
using StreamChat.Api.Providers;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>CONTRACT §5: a conversation is made, read, changed, and gone.</summary>
public sealed class ResourceTests : IClassFixture<ConversationServices>
{
    private readonly ServiceHost<ProviderClient> _api;
    private readonly HttpClient _client;
    private readonly string _owner;

    public ResourceTests(ConversationServices services)
    {
        _api = services.Api;
        _client = services.NewCaller(out _owner);
    }

    [Fact]
    public async Task Post_GivesAConversationAtItsAddress()
    {
        using var response = await _client.CallAsync("POST", "conversations", """{"title":" Tides 🌊 ","model":"simulator","system":"Be brief."}""");
        var made = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).Bounded())!;
        var found = await _client.JsonAsync("GET", $"conversations/{made.Text("id")}");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/api/conversations/{made.Text("id")}", response.Headers.Location!.OriginalString);
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        Assert.Equal(
            ("Tides 🌊", "person", "simulator", "Be brief."), (made.Text("title"), made.Text("title_source"), made.Text("model"), made.Text("system")));
        Assert.Equal('7', made.Text("id")[14]);
        Assert.EndsWith("Z", made.Text("created_at"), StringComparison.Ordinal);
        var whole = made.DeepClone().AsObject();
        whole["messages"] = new JsonArray();
        whole["branch"] = new JsonArray();
        whole["runs"] = new JsonArray();
        Assert.Equal(whole.ToJsonString(), found.ToJsonString());
    }

    [Fact]
    public async Task Post_TakesAnEmptyObject()
    {
        var made = await _client.JsonAsync("POST", "conversations", "{}");

        Assert.Equal(("", "none"), (made.Text("title"), made.Text("title_source")));
        Assert.Null(made["model"]);
    }

    [Fact]
    public async Task Patch_ChangesWhatItNames_AndNullTakesAway()
    {
        var id = await _client.CreateAsync("""{"title":"one","model":"simulator","system":"Be brief."}""");

        var changed = await _client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"two","pinned":true,"archived":true,"model":null}""");
        var again = await _client.JsonAsync("PATCH", $"conversations/{id}", """{"system":null}""");

        Assert.Equal(("two", true, true), (changed.Text("title"), changed["pinned"]!.GetValue<bool>(), changed["archived"]!.GetValue<bool>()));
        Assert.Null(changed["model"]);
        Assert.Equal(("Be brief.", 2), (changed.Text("system"), changed["version"]!.GetValue<int>()));
        Assert.Null(again["system"]);
        Assert.Equal(("two", 3), (again.Text("title"), again["version"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Patch_KeepsTheVersionAndTheTime_WhenItChangesNothing()
    {
        var id = await _client.CreateAsync("""{"title":"one"}""");
        var before = await _client.JsonAsync("GET", $"conversations/{id}");

        await _client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"one","pinned":false}""");
        await _client.JsonAsync("PATCH", $"conversations/{id}", "{}");

        Assert.Equal(before.ToJsonString(), (await _client.JsonAsync("GET", $"conversations/{id}")).ToJsonString());
    }

    [Fact]
    public async Task Patch_DoesNotMoveItUpInTheList_WhenItOnlyMarks()
    {
        var id = await _client.CreateAsync("""{"title":"one"}""");
        var before = await _client.JsonAsync("GET", $"conversations/{id}");

        var marked = await _client.JsonAsync("PATCH", $"conversations/{id}", """{"pinned":true}""");
        var renamed = await _client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"two"}""");

        Assert.Equal(before.Text("updated_at"), marked.Text("updated_at"));
        Assert.NotEqual(before.Text("updated_at"), renamed.Text("updated_at"));
    }

    [Fact]
    public async Task Delete_LeavesNothing()
    {
        var id = await _client.CreateAsync();

        using var deleted = await _client.CallAsync("DELETE", $"conversations/{id}");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal("not_found", (await _client.ProblemAsync("GET", $"conversations/{id}")).Code);
        Assert.Equal("not_found", (await _client.ProblemAsync("DELETE", $"conversations/{id}")).Code);
        Assert.Empty((await _client.JsonAsync("GET", "conversations"))["conversations"]!.AsArray());
    }

    [Fact]
    public async Task DeleteMe_RemovesAllThatIsTheCallers_AndNothingElse()
    {
        using var other = _api.CreateClient("somebody-else");
        var hers = await _client.CreateAsync();
        var archived = await _client.CreateAsync();
        await _client.JsonAsync("PATCH", $"conversations/{archived}", """{"archived":true}""");
        var theirs = await other.CreateAsync();

        using var deleted = await _client.CallAsync("DELETE", "me");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal("not_found", (await _client.ProblemAsync("GET", $"conversations/{hers}")).Code);
        Assert.Equal("not_found", (await _client.ProblemAsync("GET", $"conversations/{archived}")).Code);
        Assert.Equal(theirs, (await other.JsonAsync("GET", $"conversations/{theirs}")).Text("id"));
        Assert.NotEmpty(await _client.CreateAsync());
    }

    [Fact]
    public async Task Me_IsTheCaller()
    {
        Assert.Equal($$"""{"id":"{{_owner}}","kind":"guest","name":"Guest","scopes":["chat","conversations","admin"]}""", (await _client.JsonAsync("GET", "me")).ToJsonString());
    }
}
