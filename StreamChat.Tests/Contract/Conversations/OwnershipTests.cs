using System.Text.Json.Nodes;
using StreamChat.Api.Providers;
using StreamChat.Tests.Api;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>What is somebody else's is not there: at every address the answer is that for an id that nobody has.</summary>
public sealed class OwnershipTests : IAsyncDisposable
{
    private readonly ServiceHost<ProviderClient> _api = ApiHost.Start(new Uri("http://127.0.0.1:1"));

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Foreign_IsAnsweredAsUnknown_AtEveryAddressWithAnId()
    {
        using var alice = _api.CreateClient("alice");
        using var bob = _api.CreateClient("bob");
        var conversation = await Conversing.ImportTreeAsync(_api, "alice");
        var turn = await Conversing.StartAsync(_api, "alice", await alice.CreateAsync());
        var leaf = (await alice.JsonAsync("GET", $"conversations/{conversation}")).Text("active_leaf");
        var routes = ApiRoutes.WithIds(_api);

        foreach (var (method, route) in routes)
        {
            var unknown = Guid.CreateVersion7().ToString();
            var foreign = await AskAsync(bob, method, route, conversation, turn.Run.Id, leaf);
            var missing = await AskAsync(bob, method, route, unknown, unknown, unknown);
            var malformed = await AskAsync(bob, method, route, "x", "x", "x");

            Assert.True(foreign.StartsWith("404 ", StringComparison.Ordinal), $"{method} {route}: {foreign}");
            Assert.Equal(missing, foreign);
            Assert.Equal(missing, malformed);
        }

        Assert.Contains(("PATCH", "/api/conversations/{id}"), routes);
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
    private static async Task<string> AskAsync(HttpClient client, string method, string route, string conversation, string run, string message)
    {
        using var response = await client.CallAsync(method, ApiRoutes.Fill(route, conversation, run, message), ApiRoutes.Body(method, route));
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).Bounded())!.AsObject();
        body.Remove("request_id");
        return $"{(int)response.StatusCode} {body.ToJsonString()}";
    }
}
