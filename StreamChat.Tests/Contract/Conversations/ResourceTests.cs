using System.Net;
using System.Text.Json.Nodes;
using StreamChat.Api.Providers;
using StreamChat.Tests.Api;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>CONTRACT §5: a conversation is made, read, changed, and gone.</summary>
public sealed class ResourceTests : IAsyncDisposable
{
    private readonly ServiceHost<ProviderClient> _api = ApiHost.Start(new Uri("http://127.0.0.1:1"));

    private HttpClient Client => _api.Client;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Post_GivesAConversationAtItsAddress()
    {
        using var response = await Client.CallAsync("POST", "conversations", """{"title":" Tides 🌊 ","model":"simulator","system":"Be brief."}""");
        var made = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).Bounded())!;
        var found = await Client.JsonAsync("GET", $"conversations/{made.Text("id")}");

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
        var made = await Client.JsonAsync("POST", "conversations", "{}");

        Assert.Equal(("", "none"), (made.Text("title"), made.Text("title_source")));
        Assert.Null(made["model"]);
    }

    [Fact]
    public async Task Patch_ChangesWhatItNames_AndNullTakesAway()
    {
        var id = await Client.CreateAsync("""{"title":"one","model":"simulator","system":"Be brief."}""");

        var changed = await Client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"two","pinned":true,"archived":true,"model":null}""");
        var again = await Client.JsonAsync("PATCH", $"conversations/{id}", """{"system":null}""");

        Assert.Equal(("two", true, true), (changed.Text("title"), changed["pinned"]!.GetValue<bool>(), changed["archived"]!.GetValue<bool>()));
        Assert.Null(changed["model"]);
        Assert.Equal(("Be brief.", 2), (changed.Text("system"), changed["version"]!.GetValue<int>()));
        Assert.Null(again["system"]);
        Assert.Equal(("two", 3), (again.Text("title"), again["version"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Patch_KeepsTheVersionAndTheTime_WhenItChangesNothing()
    {
        var id = await Client.CreateAsync("""{"title":"one"}""");
        var before = await Client.JsonAsync("GET", $"conversations/{id}");

        await Client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"one","pinned":false}""");
        await Client.JsonAsync("PATCH", $"conversations/{id}", "{}");

        Assert.Equal(before.ToJsonString(), (await Client.JsonAsync("GET", $"conversations/{id}")).ToJsonString());
    }

    [Fact]
    public async Task Patch_DoesNotMoveItUpInTheList_WhenItOnlyMarks()
    {
        var id = await Client.CreateAsync("""{"title":"one"}""");
        var before = await Client.JsonAsync("GET", $"conversations/{id}");

        var marked = await Client.JsonAsync("PATCH", $"conversations/{id}", """{"pinned":true}""");
        var renamed = await Client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"two"}""");

        Assert.Equal(before.Text("updated_at"), marked.Text("updated_at"));
        Assert.NotEqual(before.Text("updated_at"), renamed.Text("updated_at"));
    }

    [Fact]
    public async Task Delete_LeavesNothing()
    {
        var id = await Client.CreateAsync();

        using var deleted = await Client.CallAsync("DELETE", $"conversations/{id}");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal("not_found", (await Client.ProblemAsync("GET", $"conversations/{id}")).Code);
        Assert.Equal("not_found", (await Client.ProblemAsync("DELETE", $"conversations/{id}")).Code);
        Assert.Empty((await Client.JsonAsync("GET", "conversations"))["conversations"]!.AsArray());
    }

    [Fact]
    public async Task DeleteMe_RemovesAllThatIsTheCallers_AndNothingElse()
    {
        using var alice = _api.CreateClient("alice");
        using var bob = _api.CreateClient("bob");
        var hers = await alice.CreateAsync();
        var archived = await alice.CreateAsync();
        await alice.JsonAsync("PATCH", $"conversations/{archived}", """{"archived":true}""");
        var his = await bob.CreateAsync();

        using var deleted = await alice.CallAsync("DELETE", "me");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal("not_found", (await alice.ProblemAsync("GET", $"conversations/{hers}")).Code);
        Assert.Equal("not_found", (await alice.ProblemAsync("GET", $"conversations/{archived}")).Code);
        Assert.Equal(his, (await bob.JsonAsync("GET", $"conversations/{his}")).Text("id"));
        Assert.NotEmpty(await alice.CreateAsync());
    }

    [Fact]
    public async Task Me_IsTheCaller()
    {
        using var alice = _api.CreateClient("alice");

        Assert.Equal("""{"id":"alice","kind":"guest","name":"Guest"}""", (await alice.JsonAsync("GET", "me")).ToJsonString());
    }
}
