using System.Text.Json.Nodes;
using StreamChat.Api.Providers;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>Which branch of a conversation is shown.</summary>
public sealed class BranchTests : IClassFixture<ConversationServices>
{
    private readonly ServiceHost<ProviderClient> _api;
    private readonly HttpClient _client;
    private readonly string _owner;

    public BranchTests(ConversationServices services)
    {
        _api = services.Api;
        _client = services.NewCaller(out _owner);
    }

    [Theory]
    [InlineData(0, "0 1 5")] // any message turns to the newest leaf below it
    [InlineData(1, "0 1 5")]
    [InlineData(2, "0 2")]
    [InlineData(3, "0 1 3 4")]
    [InlineData(4, "0 1 3 4")]
    [InlineData(5, "0 1 5")]
    public async Task ActiveLeaf_TurnsToTheNewestLeafBelow(int chosen, string branch)
    {
        var id = await Conversing.ImportTreeAsync(_api, _owner);
        var messages = (await _client.JsonAsync("GET", $"conversations/{id}"))["messages"]!.AsArray().Select(message => message!.Text("id")).ToList();

        var changed = await _client.JsonAsync("PATCH", $"conversations/{id}", new JsonObject { ["active_leaf"] = messages[chosen] }.ToJsonString());

        var shown = (await _client.JsonAsync("GET", $"conversations/{id}"))["branch"]!.AsArray().Select(message => message!.GetValue<string>()).ToList();
        Assert.Equal(branch, string.Join(' ', shown.Select(message => messages.IndexOf(message))));
        Assert.Equal(shown[^1], changed.Text("active_leaf"));
    }

    [Fact]
    public async Task ActiveLeaf_OfAnotherConversation_IsRefused()
    {
        var one = await Conversing.ImportTreeAsync(_api, _owner);
        var other = await Conversing.ImportTreeAsync(_api, _owner);
        var leaf = (await _client.JsonAsync("GET", $"conversations/{other}")).Text("active_leaf");

        var problem = await _client.ProblemAsync("PATCH", $"conversations/{one}", new JsonObject { ["active_leaf"] = leaf }.ToJsonString());

        Assert.Equal(["active_leaf"], problem.Fields());
    }

    [Fact]
    public async Task ActiveLeaf_OfAStaleVersion_IsRefused()
    {
        var id = await Conversing.ImportTreeAsync(_api, _owner);
        var leaf = (await _client.JsonAsync("GET", $"conversations/{id}")).Text("active_leaf");

        using var response = await _client.CallAsync(
            "PATCH", $"conversations/{id}", new JsonObject { ["active_leaf"] = leaf }.ToJsonString(), "\"7\"");

        Assert.Equal("precondition_failed", (await ProblemAnswer.ReadAsync(response)).Code);
    }
}
