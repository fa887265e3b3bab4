using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StreamChat.Tests.Contract.Conversations;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Keys;

/// <summary>A key from its making to its use, through gateway and api.</summary>
public sealed class GatewayKeyTests(ContractServices services) : IClassFixture<ContractServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_WorksForWhatItIsMade_AndForNothingElse()
    {
        using var bot = await MakeAsync("""{"name":"bot"}""");

        using var chat = await bot.PostAsJsonAsync("/chat/sync", new { prompt = "hello" }, Token).Bounded();
        using var models = await bot.GetAsync("/v1/models", Token).Bounded();
        var me = await bot.JsonAsync("GET", "me");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (chat.StatusCode, models.StatusCode));
        Assert.Equal(("api_key", "bot", """["chat"]"""), (me.Text("kind"), me.Text("name"), me["scopes"]!.ToJsonString()));
        Assert.Equal((await services.Client.JsonAsync("GET", "me")).Text("id"), me.Text("id"));
        Assert.Equal("forbidden", (await bot.ProblemAsync("GET", "conversations")).Code);
        Assert.Equal("forbidden", (await bot.ProblemAsync("GET", "keys")).Code);
        Assert.Equal("forbidden", (await bot.ProblemAsync("DELETE", "me")).Code);
    }

    [Fact]
    public async Task Key_SeesItsOwnersConversations()
    {
        var id = await services.Client.CreateAsync("""{"title":"mine"}""");
        using var reader = await MakeAsync("""{"name":"reader","scopes":["conversations"]}""");

        Assert.Equal("mine", (await reader.JsonAsync("GET", $"conversations/{id}")).Text("title"));
        Assert.Equal("forbidden", await OpenAICodeAsync(reader));
    }

    [Fact]
    public async Task Key_MakesOthers_WhenItIsForThat()
    {
        using var admin = await MakeAsync("""{"name":"admin","scopes":["admin"]}""");

        Assert.StartsWith("sc_", (await admin.JsonAsync("POST", "keys", """{"name":"child","scopes":["admin"]}""")).Text("key"), StringComparison.Ordinal);
        Assert.Equal("forbidden", (await admin.ProblemAsync("POST", "keys", """{"name":"child"}""")).Code);
    }

    /// <summary>Somebody with a new key.</summary>
    private async Task<HttpClient> MakeAsync(string json)
    {
        var key = (await services.Client.JsonAsync("POST", "keys", json)).Text("key");
        var client = services.Gateway.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static async Task<string> OpenAICodeAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/v1/models", Token).Bounded();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Token).Bounded())!["error"]!.Text("code");
    }
}
