using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Contract.OpenAI;

/// <summary>CONTRACT §4: the official OpenAI client for JavaScript, unchanged.</summary>
public sealed class JavaScriptClientTests(ContractServices services) : IClassFixture<ContractServices>
{
    [Fact]
    public async Task Client_Completes()
    {
        var provided = await OpenAIChat.WholeAsync(services.Simulator.Client, "simulator", "code");

        var result = await JavaScriptClient.RunAsync(services.Gateway.Address, "complete");

        var choice = provided.GetProperty("choices")[0];
        Assert.Equal(choice.GetProperty("message").GetProperty("content").GetString(), result.GetProperty("text").GetString());
        Assert.Equal("stop", result.GetProperty("finish_reason").GetString());
        Assert.Equal(
            provided.GetProperty("usage").GetProperty("total_tokens").GetInt32(), result.GetProperty("total_tokens").GetInt32());
    }

    [Fact]
    public async Task Client_Streams()
    {
        var provided = await OpenAIChat.StreamAsync(services.Simulator.Client, "simulator", "code");

        var result = await JavaScriptClient.RunAsync(services.Gateway.Address, "stream");

        var tokens = result.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()!).ToList();
        Assert.Equal(OpenAIChat.Deltas(provided), tokens);
        Assert.Equal("stop", result.GetProperty("finish_reason").GetString());
        Assert.Equal(tokens.Count, result.GetProperty("completion_tokens").GetInt32());
    }

    [Fact]
    public async Task Client_UnderstandsErrors()
    {
        var result = await JavaScriptClient.RunAsync(services.Gateway.Address, "error");

        Assert.Equal("""{"kind":"NotFoundError","status":404,"code":"model_not_found"}""", result.GetRawText());
    }

    [Fact]
    public async Task Client_ListsModels()
    {
        var result = await JavaScriptClient.RunAsync(services.Gateway.Address, "models");

        Assert.Contains("simulator", result.GetProperty("ids").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task Client_StopsTheProvider_WhenItsReaderBreaks()
    {
        var result = await JavaScriptClient.RunAsync(services.Gateway.Address, "stop");

        var call = await services.Simulator.Calls.CallAsync("stopped-by-javascript", TestContext.Current.CancellationToken);
        Assert.True(result.GetProperty("stopped").GetBoolean());
        Assert.Equal(CallState.Aborted, await call.Ended.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken));
    }
}
