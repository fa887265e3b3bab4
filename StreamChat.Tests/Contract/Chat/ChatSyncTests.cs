using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Contract.Chat;

/// <summary>CONTRACT §3: <c>POST /chat/sync</c>.</summary>
public sealed class ChatSyncTests(ContractServices services) : IClassFixture<ContractServices>
{
    [Theory]
    [InlineData("hello")]
    [InlineData("code")]
    public async Task Sync_HasTheWholeAnswer(string prompt)
    {
        var provided = await OpenAIChat.StreamAsync(services.Simulator.Client, "simulator", prompt);

        using var response = await ChatAnswer.SendAsync(services.Client, "simulator", "chat/sync", prompt);

        var body = await OpenAIChat.JsonAsync(response);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(string.Concat(OpenAIChat.Deltas(provided)), body.GetProperty("response").GetString());
        Assert.Equal(response.Headers.GetValues("X-Request-ID").Single(), body.GetProperty("request_id").GetString());
        Assert.Equal("simulator", body.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Sync_TellsTheUsage()
    {
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator-tokens-7", "chat/sync");

        var usage = (await OpenAIChat.JsonAsync(response)).GetProperty("usage");
        Assert.Equal(7, usage.GetProperty("completion_tokens").GetInt32());
        Assert.Equal(usage.GetProperty("prompt_tokens").GetInt32() + 7, usage.GetProperty("total_tokens").GetInt32());
    }

    [Fact]
    public async Task Sync_FramesTheThinkingFirst_WhenItIsWanted()
    {
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator", "chat/sync", thinking: true);

        var text = (await OpenAIChat.JsonAsync(response)).GetProperty("response").GetString()!;
        Assert.StartsWith("[thinking", text, StringComparison.Ordinal);
        Assert.Contains("]\n\nHello!", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_EqualsTheStream()
    {
        var streamed = await ChatAnswer.ReadAsync(services.Client, "simulator", "explain", thinking: true);
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator", "chat/sync", "explain", thinking: true);

        Assert.Equal(streamed.Text, (await OpenAIChat.JsonAsync(response)).GetProperty("response").GetString());
    }
}
