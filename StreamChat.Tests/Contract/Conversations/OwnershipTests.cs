using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
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
        var routes = RoutesWithIds().ToList();

        foreach (var (method, route) in routes)
        {
            var query = route.EndsWith("/export", StringComparison.Ordinal) ? "?format=json" : "";
            var foreign = await AskAsync(bob, method, Fill(route, conversation, turn.Run.Id, leaf) + query);
            var unknown = Guid.CreateVersion7().ToString();
            var missing = await AskAsync(bob, method, Fill(route, unknown, unknown, unknown) + query);
            var malformed = await AskAsync(bob, method, Fill(route, "x", "x", "x") + query);

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

    /// <summary>Every address of the api that names something by its id, those of sending and of runs too.</summary>
    private IEnumerable<(string Method, string Route)> RoutesWithIds() =>
        from endpoint in _api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let route = endpoint.RoutePattern.RawText!
        where route.StartsWith("/api/", StringComparison.Ordinal) && route.Contains('{', StringComparison.Ordinal)
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        select (method, route);

    private static string Fill(string route, string conversation, string run, string message) => string.Join('/', route["/api/".Length..].Split('/').Select(part => part switch
    {
        _ when !part.StartsWith('{') => part,
        _ when part.Contains("message", StringComparison.OrdinalIgnoreCase) => message,
        _ when part.Contains("run", StringComparison.OrdinalIgnoreCase) || route.StartsWith("/api/runs/", StringComparison.Ordinal) => run,
        _ => conversation,
    }));

    /// <summary>Status and body, but for the request's id.</summary>
    private static async Task<string> AskAsync(HttpClient client, string method, string path)
    {
        using var response = await client.CallAsync(method, path, Body(method, path));
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).Bounded())!.AsObject();
        body.Remove("request_id");
        return $"{(int)response.StatusCode} {body.ToJsonString()}";
    }

    private static string? Body(string method, string path) => method switch
    {
        "GET" or "DELETE" => null,
        _ when path.EndsWith("/messages", StringComparison.Ordinal) => """{"content":"hello"}""",
        _ => "{}",
    };
}
