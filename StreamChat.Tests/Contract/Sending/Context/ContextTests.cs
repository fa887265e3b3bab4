using StreamChat.Api.Conversations.Context;
using StreamChat.Api.Providers;
using StreamChat.Tests.Api;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Sending.Context;

/// <summary>What the provider is sent of a conversation.</summary>
public sealed class ContextTests
{
    // A thousand tokens and a few.
    private static readonly string Long = new('x', 4000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Context_IsTheSystemPromptAndTheBranch()
    {
        await using var provider = await RecordingProvider.StartAsync(window: null, Token);
        await using var api = StartApi(provider);
        var conversation = await CreateAsync(api, new { system = "Be short." });
        var first = await conversation.StreamAsync(new { content = "one" });
        await conversation.StreamAsync(new { content = "two" });

        await conversation.StreamAsync(new { content = "three", parent_id = first.MessageId });

        Assert.Equal([("system", "Be short."), ("user", "one"), ("assistant", "half an answer"), ("user", "three")], provider.LastMessages);
    }

    [Fact]
    public async Task Context_EndsWithThePartialAnswerAndAnInstruction_WhenItIsContinued()
    {
        await using var provider = await RecordingProvider.StartAsync(window: null, Token);
        await using var api = StartApi(provider);
        var conversation = await CreateAsync(api, new { });
        var cut = await conversation.StreamAsync(new { content = "one" });

        var rest = await conversation.StreamAsync(null, $"/{cut.MessageId}/continue");

        Assert.Equal([("user", "one"), ("assistant", "half an answer"), ("user", ContextBuilder.GoOn)], provider.LastMessages);
        Assert.Equal("half an answerhalf an answer", (await conversation.MessageAsync(rest.MessageId)).GetProperty("content").GetString());
    }

    [Theory]
    [InlineData(5200, null)]
    [InlineData(100_000, 5200)]
    public async Task Context_LosesItsOldestTurnVisibly_WhenTheWindowIsTooSmall(int setting, int? listed)
    {
        // 5200 less 1024 for the answer holds four long questions, but not with the answers between them.
        await using var provider = await RecordingProvider.StartAsync(listed, Token);
        await using var api = StartApi(provider, ("Conversations:ContextTokens", $"{setting}"));
        var conversation = await CreateAsync(api, new { system = "Be short." });
        for (var i = 0; i < 4; i++)
        {
            var whole = await conversation.StreamAsync(new { content = Long });
            Assert.False(whole.Connected.TryGetProperty("dropped_messages", out _));
        }

        var trimmed = await conversation.StreamAsync(new { content = "last" + Long[4..] });

        Assert.Equal(2, trimmed.Connected.GetProperty("dropped_messages").GetInt32());
        Assert.Equal(2, (await conversation.MessageAsync(trimmed.MessageId)).GetProperty("dropped_messages").GetInt32());
        Assert.Equal(["system", "user", "assistant", "user", "assistant", "user", "assistant", "user"], provider.LastMessages.Select(message => message.Role));
        Assert.StartsWith("last", provider.LastMessages[^1].Content, StringComparison.Ordinal);
    }

    private static ServiceHost<ProviderClient> StartApi(RecordingProvider provider, params (string Name, string? Value)[] settings) =>
        ApiHost.Start(provider.Address, settings: [("Conversations:ModelTitles", "false"), .. settings]);

    private static async Task<ConversationClient> CreateAsync(ServiceHost<ProviderClient> api, object conversation)
    {
        ConversationClient client = new(api.CreateClient("writer"));
        await client.CreateAsync(conversation);
        return client;
    }
}
