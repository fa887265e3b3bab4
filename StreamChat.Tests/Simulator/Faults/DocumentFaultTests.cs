using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Simulator.Faults;

/// <summary>Faults of an answer that is not streamed.</summary>
public sealed class DocumentFaultTests : IAsyncDisposable
{
    private readonly SimulatorHost _simulator = SimulatorHost.Start();

    [Fact]
    public async Task Drop_CutsTheBody()
    {
        using var response = await OpenAIChat.SendAsync(_simulator.Client, "simulator-drop-after-3", stream: false);

        Assert.True((await SseTranscript.ReadAsync(response)).WasCut);
    }

    [Fact]
    public async Task Malformed_IsNoJson()
    {
        using var response = await OpenAIChat.SendAsync(_simulator.Client, "simulator-malformed", stream: false);

        await Assert.ThrowsAsync<JsonException>(() => OpenAIChat.JsonAsync(response));
    }

    [Fact]
    public async Task End_HasNoFinishReason()
    {
        var answer = await OpenAIChat.WholeAsync(_simulator.Client, "simulator-end-after-3");

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("choices")[0].GetProperty("finish_reason").ValueKind);
    }

    [Fact]
    public async Task ErrorInStream_IsAnErrorBehindASuccess()
    {
        using var response = await OpenAIChat.SendAsync(_simulator.Client, "simulator-error-in-stream-after-3", stream: false);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("server_error", (await OpenAIChat.JsonAsync(response)).GetProperty("error").GetProperty("code").GetString());
    }

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();
}
