using System.Text.Json.Nodes;
using StreamChat.Api.Providers;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Keys;
using StreamChat.Tests.Api;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations.Ownership;

/// <summary>What is somebody else's is not there: at every address the answer is that for an id that nobody has.</summary>
public sealed class OwnershipTests : IAsyncDisposable
{
    private readonly ServiceHost<ProviderClient> _api = ApiHost.Start(new Uri("http://127.0.0.1:1"));

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData(CallerKind.Guest)]
    [InlineData(CallerKind.Person)]
    [InlineData(CallerKind.ApiKey)]
    [InlineData(CallerKind.Bearer)]
    public async Task Foreign_IsAnsweredAsUnknown_AtEveryAddressWithAnId(CallerKind kind)
    {
        using var alice = _api.CreateClient("alice");
        using var bob = _api.CreateClient(new Caller { Id = "bob", Kind = kind });
        var conversation = await Conversing.ImportTreeAsync(_api, "alice");
        var turn = await Conversing.StartAsync(_api, "alice", await alice.CreateAsync());
        var leaf = (await alice.JsonAsync("GET", $"conversations/{conversation}")).Text("active_leaf");
        var key = (await alice.JsonAsync("POST", "keys", """{"name":"alice's"}""")).Text("id");
        var routes = ApiRoutes.WithIds(_api);

        foreach (var (method, route) in routes)
        {
            var unknown = Guid.CreateVersion7().ToString();
            var foreign = await AskAsync(bob, method, route, conversation, turn.Run.Id, leaf, key);
            var missing = await AskAsync(bob, method, route, unknown, unknown, unknown, ApiKeyText.NewId());
            var malformed = await AskAsync(bob, method, route, "x", "x", "x", "x");

            Assert.True(foreign.StartsWith("404 ", StringComparison.Ordinal), $"{method} {route}: {foreign}");
            Assert.Equal(missing, foreign);
            Assert.Equal(missing, malformed);
        }

        Assert.Contains(("PATCH", "/api/conversations/{id}"), routes);
        Assert.Contains(("DELETE", "/api/keys/{id}"), routes);
        Assert.Equal(key, Assert.Single((await alice.JsonAsync("GET", "keys"))["keys"]!.AsArray())!.Text("id"));
        Assert.Equal(leaf, (await alice.JsonAsync("GET", $"conversations/{conversation}")).Text("active_leaf"));
    }

    [Fact]
    public async Task Lists_ShowOnlyWhatIsTheCallers()
    {
        using var alice = _api.CreateClient("alice");
        using var bob = _api.CreateClient("bob");
        await Conversing.ImportTreeAsync(_api, "alice");

        Assert.Empty((await bob.JsonAsync("GET", "conversations"))["conversations"]!.AsArray());
        Assert.Empty((await bob.JsonAsync("GET", "conversations?q=tides"))["conversations"]!.AsArray());
        Assert.Single((await alice.JsonAsync("GET", "conversations?q=tides"))["conversations"]!.AsArray());
    }

    /// <summary>Status and body, but for the request's id.</summary>
    private static async Task<string> AskAsync(HttpClient client, string method, string route, string conversation, string run, string message, string key)
    {
        using var response = await client.CallAsync(method, ApiRoutes.Fill(route, conversation, run, message, key), ApiRoutes.Body(method, route));
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).Bounded())!.AsObject();
        body.Remove("request_id");
        return $"{(int)response.StatusCode} {body.ToJsonString()}";
    }
}
