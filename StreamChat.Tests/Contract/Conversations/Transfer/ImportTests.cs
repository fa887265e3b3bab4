using System.Text.Json.Nodes;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations.Transfer;

/// <summary>An import is somebody's file, and may be anything.</summary>
public sealed class ImportTests : IClassFixture<ConversationServices>
{
    private readonly HttpClient _client;

    public ImportTests(ConversationServices services)
    {
        _client = services.NewCaller(out _);
    }

    [Fact]
    public async Task File_ComesIn_WhenItHasOnlyWhatItNeeds()
    {
        var id = (await _client.JsonAsync("POST", "conversations/import", File().ToJsonString())).Text("id");

        var whole = await _client.JsonAsync("GET", $"conversations/{id}");
        Assert.Equal(["user", "assistant"], whole["messages"]!.AsArray().Select(message => message!.Text("role")));
        Assert.Equal(whole["messages"]!.AsArray().Select(message => message!.Text("id")), whole["branch"]!.AsArray().Select(message => message!.GetValue<string>()));
    }

    [Theory]
    [InlineData("messages[0].parent_id", "/messages/0/parent_id", "\"a\"")] // under itself
    [InlineData("messages[0].parent_id", "/messages/0/parent_id", "\"b\"")] // a circle
    [InlineData("messages[1].parent_id", "/messages/1/parent_id", "\"gone\"")]
    [InlineData("messages[1].id", "/messages/1/id", "\"a\"")]
    [InlineData("messages[1].role", "/messages/1/role", "\"system\"")]
    [InlineData("messages[1].role", "/messages/1/role", "null")]
    [InlineData("messages[0].role", "/messages/0/role", "\"assistant\"")]
    [InlineData("messages[1].status", "/messages/1/status", "\"streaming\"")]
    [InlineData("messages[1].status", "/messages/1/status", "\"Completed\"")]
    [InlineData("messages[0].status", "/messages/0/status", "\"failed\"")]
    [InlineData("messages[1].content", "/messages/1/content", "[1]")]
    [InlineData("messages[1].content", "/messages/1/content", "null")]
    [InlineData("messages[1].created_at", "/messages/1/created_at", "\"yesterday\"")]
    [InlineData("messages[1].usage", "/messages/1/usage", "3")]
    [InlineData("messages[1].usage.prompt_tokens", "/messages/1/usage", "{\"prompt_tokens\":-1}")]
    [InlineData("messages[1].usage.more", "/messages/1/usage", "{\"more\":1}")]
    [InlineData("messages[1].dropped_messages", "/messages/1/dropped_messages", "1e300")]
    [InlineData("messages[1].time_to_first_token_ms", "/messages/1/time_to_first_token_ms", "1e300")]
    [InlineData("messages[1].run_id", "/messages/1/run_id", "\"r\"")]
    [InlineData("messages", "/messages", "{}")]
    [InlineData("messages", "/messages", "[1]")]
    [InlineData("messages", "/messages", "null")]
    [InlineData("format", "/format", "\"other\"")]
    [InlineData("format_version", "/format_version", "2")]
    [InlineData("conversation", "/conversation", "[]")]
    [InlineData("conversation.title", "/conversation/title", "\"a\\nb\"")]
    [InlineData("conversation.title_source", "/conversation/title_source", "\"me\"")]
    [InlineData("conversation.active_leaf", "/conversation/active_leaf", "\"gone\"")]
    [InlineData("conversation.created_at", "/conversation/created_at", "5")]
    [InlineData("conversation.owner", "/conversation/owner", "\"bob\"")]
    [InlineData("owner", "/owner", "\"bob\"")]
    public async Task File_IsRefused_AndTheFieldNamed(string field, string place, string value)
    {
        var file = File();
        Set(file, place, JsonNode.Parse(value));

        var problem = await _client.ProblemAsync("POST", "conversations/import", file.ToJsonString());

        Assert.Equal("invalid_request", problem.Code);
        Assert.Contains(field, problem.Fields());
        Assert.Empty((await _client.JsonAsync("GET", "conversations"))["conversations"]!.AsArray());
    }

    [Fact]
    public async Task File_IsRefused_WhenItHasTooManyMessages()
    {
        var file = File();
        file["messages"] = new JsonArray([.. Enumerable.Range(0, 5001).Select(number => Message($"{number}", number == 0 ? null : $"{number - 1}", number % 2 == 0))]);

        Assert.Contains("messages", (await _client.ProblemAsync("POST", "conversations/import", file.ToJsonString())).Fields());
    }

    [Fact]
    public async Task Refusal_StaysSmall_WhenEverythingIsWrong()
    {
        var file = File();
        file["messages"] = new JsonArray([.. Enumerable.Range(0, 5000).Select(_ => new JsonObject { [new string('x', 200)] = 1 })]);

        var problem = await _client.ProblemAsync("POST", "conversations/import", file.ToJsonString());

        Assert.Equal(20, problem.Fields().Length);
    }

    [Fact]
    public async Task Times_ThatAreYetToCome_AreNow()
    {
        var file = File();
        Set(file, "/conversation/updated_at", "9999-12-31T23:59:59Z");

        var imported = await _client.JsonAsync("POST", "conversations/import", file.ToJsonString());

        Assert.NotEqual("9999", imported.Text("updated_at")[..4]);
    }

    private static JsonObject File() => new()
    {
        ["format"] = "streamchat.conversation",
        ["format_version"] = 1,
        ["conversation"] = new JsonObject { ["title"] = "t", ["created_at"] = "2026-01-01T00:00:00Z", ["updated_at"] = "2026-01-01T00:00:00Z" },
        ["messages"] = new JsonArray(Message("a", null, isQuestion: true), Message("b", "a", isQuestion: false)),
    };

    private static JsonObject Message(string id, string? parent, bool isQuestion)
    {
        JsonObject message = new()
        {
            ["id"] = id,
            ["role"] = isQuestion ? "user" : "assistant",
            ["status"] = "completed",
            ["content"] = "c",
            ["created_at"] = "2026-01-01T00:00:00Z",
        };
        if (parent is not null)
        {
            message["parent_id"] = parent;
        }

        return message;
    }

    private static void Set(JsonNode node, string place, JsonNode? value)
    {
        var names = place.Split('/')[1..];
        foreach (var name in names[..^1])
        {
            node = int.TryParse(name, out var number) ? node[number]! : node[name]!;
        }

        node[names[^1]] = value;
    }
}
