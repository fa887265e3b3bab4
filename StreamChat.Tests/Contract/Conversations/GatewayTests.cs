using System.Text.Json.Nodes;
using StreamChat.Tests.Contract.Conversations.Live;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>Conversations as everybody meets them: through the gateway.</summary>
public sealed class GatewayTests(ContractServices services) : IClassFixture<ContractServices>
{
    private HttpClient Client => services.Client;

    [Fact]
    public async Task Conversation_IsTheSameBehindTheGateway()
    {
        var id = await Client.CreateAsync("""{"title":"one"}""");
        await using var live = await LiveStream.OpenAsync(Client, id);
        await live.NextAsync("connected");

        using var changed = await Client.CallAsync("PATCH", $"conversations/{id}", """{"title":"two"}""", "\"1\"");
        using var stale = await Client.CallAsync("PATCH", $"conversations/{id}", """{"title":"three"}""", "\"1\"");

        Assert.Equal((200, "\"2\""), ((int)changed.StatusCode, changed.Headers.ETag?.Tag));
        Assert.Equal((412, "\"2\""), ((int)stale.StatusCode, stale.Headers.ETag?.Tag));
        Assert.Equal("two", (await live.NextAsync("conversation")).GetProperty("conversation").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Import_MayBeLargerThanOtherBodies()
    {
        JsonObject file = new()
        {
            ["format"] = "streamchat.conversation",
            ["format_version"] = 1,
            ["conversation"] = new JsonObject { ["created_at"] = "2026-01-01T00:00:00Z", ["updated_at"] = "2026-01-01T00:00:00Z" },
            ["messages"] = new JsonArray(new JsonObject
            {
                ["id"] = "a",
                ["role"] = "user",
                ["status"] = "completed",
                ["content"] = new string('x', 1024 * 1024),
                ["created_at"] = "2026-01-01T00:00:00Z",
            }),
        };

        Assert.NotEmpty((await Client.JsonAsync("POST", "conversations/import", file.ToJsonString())).Text("id"));
    }
}
