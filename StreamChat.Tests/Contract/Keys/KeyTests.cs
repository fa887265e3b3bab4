using System.Text.Json.Nodes;
using StreamChat.Api.Providers;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Tests.Contract.Conversations;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Keys;

/// <summary><c>/api/keys</c> as its callers see it.</summary>
public sealed class KeyTests(ConversationServices services) : IClassFixture<ConversationServices>
{
    private ServiceHost<ProviderClient> Api => services.Api;

    [Fact]
    public async Task Key_IsShownOnce()
    {
        using var client = services.NewCaller(out _);

        using var response = await client.CallAsync("POST", "keys", """{"name":"ci","scopes":["chat","conversations"],"expires_at":"2099-01-01T00:00:00Z"}""");
        var made = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
        var listed = Assert.Single((await client.JsonAsync("GET", "keys"))["keys"]!.AsArray())!.AsObject();

        Assert.Equal((201, $"/api/keys/{made.Text("id")}"), ((int)response.StatusCode, response.Headers.Location?.ToString()));
        Assert.Matches($"^sc_{made.Text("id")}_[0-9a-f]{{64}}$", made.Text("key"));
        Assert.Equal(("ci", """["chat","conversations"]"""), (made.Text("name"), made["scopes"]!.ToJsonString()));
        Assert.True(made.Remove("key"));
        Assert.Equal(made.ToJsonString(), listed.ToJsonString());
    }

    [Fact]
    public async Task Key_IsForChat_WhenNothingElseIsSaid()
    {
        using var client = services.NewCaller(out _);

        Assert.Equal("""["chat"]""", (await client.JsonAsync("POST", "keys", """{"name":"a"}"""))["scopes"]!.ToJsonString());
    }

    [Fact]
    public async Task Key_IsGone_WhenItIsRevoked()
    {
        using var client = services.NewCaller(out _);
        var id = (await client.JsonAsync("POST", "keys", """{"name":"a"}""")).Text("id");

        using var revoked = await client.CallAsync("DELETE", $"keys/{id}");

        Assert.Equal(204, (int)revoked.StatusCode);
        Assert.Equal("not_found", (await client.ProblemAsync("DELETE", $"keys/{id}")).Code);
        Assert.Empty((await client.JsonAsync("GET", "keys"))["keys"]!.AsArray());
    }

    [Fact]
    public async Task Keys_GoWithEverythingElse_WhenTheCallerDeletesThemselves()
    {
        using var client = services.NewCaller(out _);
        await client.JsonAsync("POST", "keys", """{"name":"a"}""");

        using var deleted = await client.CallAsync("DELETE", "me");

        Assert.Equal(204, (int)deleted.StatusCode);
        Assert.Empty((await client.JsonAsync("GET", "keys"))["keys"]!.AsArray());
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("""{"name":" "}""", "name")]
    [InlineData("""{"name":"a\nb"}""", "name")]
    [InlineData("""{"name":"a","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["internal"]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["root"]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":"chat"}""", "scopes")]
    [InlineData("""{"name":"a","scopes":[1]}""", "scopes")]
    [InlineData("""{"name":"a","expires_at":"2020-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("""{"name":"a","owner":"bob"}""", "owner")]
    public async Task Key_IsNotMade_WhenTheRequestIsWrong(string json, string field)
    {
        using var client = services.NewCaller(out _);

        var problem = await client.ProblemAsync("POST", "keys", json);

        Assert.Equal(("invalid_request", field), (problem.Code, Assert.Single(problem.Fields())));
    }

    [Fact]
    public async Task Caller_HasNoMoreThanFifty()
    {
        using var client = services.NewCaller(out _);
        for (var i = 0; i < 50; i++)
        {
            await client.JsonAsync("POST", "keys", """{"name":"a"}""");
        }

        Assert.Equal("invalid_request", (await client.ProblemAsync("POST", "keys", """{"name":"a"}""")).Code);
    }

    [Fact]
    public async Task Key_GivesAwayNoMoreThanItsMakerHas()
    {
        using var client = Api.CreateClient(new Caller { Id = "maker", Kind = CallerKind.ApiKey, Scopes = CallerScopes.Admin });

        Assert.Equal("forbidden", (await client.ProblemAsync("POST", "keys", """{"name":"a","scopes":["admin","chat"]}""")).Code);
        await client.JsonAsync("POST", "keys", """{"name":"a","scopes":["admin"]}""");
    }
}
