using System.Text.Json;
using StreamChat.Tests.Api;
using StreamChat.Tests.Contract.Conversations.Live;
using StreamChat.Tests.Contract.Sending;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations.Titles;

/// <summary>A conversation is named by its first line at once, and better by the model after the first answer, while nobody waits.</summary>
public sealed class TitleTests
{
    [Fact]
    public async Task Title_IsTheFirstLine_ThenTheModels_AndReadersAreTold()
    {
        await using var simulator = SimulatorHost.Start();
        await using var api = ApiHost.Start(simulator.OpenAIAddress);
        ConversationClient caller = new(api.CreateClient("alice"));
        await caller.CreateAsync(new { });
        await using var live = await LiveStream.OpenAsync(caller.Http, caller.Id);

        await caller.StreamAsync(new { content = "# Explain to me how the tides work\nplease", model = "simulator-tokens-3" }, requestId: "first");
        var first = await live.UntilAsync("conversation", _ => true);
        var last = await live.UntilAsync("conversation", data => Title(data).Source == "model");

        Assert.Equal(("Explain to me how the tides work", "first_line"), Title(first));
        Assert.Equal(("Explain how tides", "model"), Title(last));
        Assert.Single(simulator.Calls.Recent(), call => call.Origin.RequestId == "first");
        Assert.Equal(2, simulator.Calls.Started);
    }

    private static (string? Title, string? Source) Title(JsonElement data)
    {
        var conversation = data.GetProperty("conversation");
        return (conversation.GetProperty("title").GetString(), conversation.GetProperty("title_source").GetString());
    }
}
