using System.ClientModel;
using OpenAI;
using OpenAI.Chat;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Contract.OpenAI;

/// <summary>CONTRACT §4: the official OpenAI package for .NET, unchanged.</summary>
public sealed class DotNetClientTests(ContractServices services) : IClassFixture<ContractServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private OpenAIClient Client => new(
        new ApiKeyCredential("guest"), new OpenAIClientOptions { Endpoint = new Uri(services.Gateway.Address, "v1") });

    [Fact]
    public async Task Client_Completes()
    {
        var provided = await OpenAIChat.WholeAsync(services.Simulator.Client, "simulator", "code");

        ChatCompletion completion = await Client.GetChatClient("simulator")
            .CompleteChatAsync([new UserChatMessage("code")], cancellationToken: Token)
            .WaitAsync(TestTimeouts.Default, Token);

        var expected = provided.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
        Assert.Equal(expected, completion.Content[0].Text);
        Assert.Equal(ChatFinishReason.Stop, completion.FinishReason);
        Assert.Equal(provided.GetProperty("usage").GetProperty("total_tokens").GetInt32(), completion.Usage.TotalTokenCount);
    }

    [Fact]
    public async Task Client_Streams()
    {
        var provided = await OpenAIChat.StreamAsync(services.Simulator.Client, "simulator", "explain");

        List<string> tokens = [];
        ChatFinishReason? reason = null;
        var usage = 0;
        await foreach (var update in Client.GetChatClient("simulator").CompleteChatStreamingAsync([new UserChatMessage("explain")], cancellationToken: Token))
        {
            tokens.AddRange(update.ContentUpdate.Select(part => part.Text).Where(text => text.Length > 0));
            reason ??= update.FinishReason;
            usage = update.Usage?.OutputTokenCount ?? usage;
        }

        Assert.Equal(OpenAIChat.Deltas(provided), tokens);
        Assert.Equal(ChatFinishReason.Stop, reason);
        Assert.Equal(tokens.Count, usage);
    }

    [Fact]
    public async Task Client_UnderstandsErrors()
    {
        var failure = await Assert.ThrowsAsync<ClientResultException>(
            () => Client.GetChatClient("no-such-model").CompleteChatAsync([new UserChatMessage("hello")], cancellationToken: Token));

        Assert.Equal(404, failure.Status);
        Assert.Contains("model", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Client_ListsModels()
    {
        var models = await Client.GetOpenAIModelClient().GetModelsAsync(Token).WaitAsync(TestTimeouts.Default, Token);

        Assert.Contains("simulator", models.Value.Select(model => model.Id));
    }
}
