using System.Text.Json;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Simulator.Calls;

/// <summary>What the simulator knows about its calls.</summary>
public sealed class CallMonitorTests : IAsyncDisposable
{
    private readonly SimulatorHost _simulator = SimulatorHost.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_IsCompleted_WhenItsClientReadsToTheEnd()
    {
        var waiting = _simulator.Calls.CallAsync("mine", Token);
        using var response = await OpenAIChat.SendAsync(_simulator.Client, "simulator-tokens-9", requestId: "mine");
        await SseTranscript.ReadAsync(response);

        var call = await waiting;
        Assert.Equal(CallState.Completed, await call.Ended.WaitAsync(TestTimeouts.Default, Token));
        Assert.Equal((1, "simulator-tokens-9", true, 9), (call.Number, call.Model, call.IsStream, call.TokensSent));
        Assert.Equal((1, 0, 1), (_simulator.Calls.Started, _simulator.Calls.Open, _simulator.Calls.Count(CallState.Completed)));
    }

    [Fact]
    public async Task Call_IsAborted_WhenItsClientLeaves()
    {
        await using var paced = SimulatorHost.Start(new Dictionary<string, string?> { ["MaxDelay"] = "00:00:05", ["MinDelay"] = "00:00:05" });
        var response = await OpenAIChat.SendAsync(paced.Client, "simulator");
        var call = await paced.Calls.CallAsync(1, Token);
        Assert.Equal((CallState.Open, 1), (call.State, paced.Calls.Open));

        response.Dispose();

        Assert.Equal(CallState.Aborted, await call.Ended.WaitAsync(TestTimeouts.Default, Token));
        Assert.Equal((0, 1), (paced.Calls.Open, paced.Calls.Count(CallState.Aborted)));
    }

    [Fact]
    public async Task Call_IsFailed_WhenItIsRefused()
    {
        using var response = await OpenAIChat.SendAsync(_simulator.Client, "simulator-error-500");

        var call = await _simulator.Calls.CallAsync(1, Token);
        Assert.Equal(CallState.Failed, await call.Ended.WaitAsync(TestTimeouts.Default, Token));
    }

    [Fact]
    public async Task Call_KnowsItsHeaders()
    {
        _simulator.Client.DefaultRequestHeaders.Authorization = new("Bearer", "k");
        using var response = await OpenAIChat.SendAsync(_simulator.Client, "simulator", requestId: "r-1");

        var call = await _simulator.Calls.CallAsync(1, Token);
        Assert.Equal(("r-1", "Bearer k"), (call.Origin.RequestId, call.Origin.Authorization));
        Assert.Contains("X-Request-ID", call.Origin.HeaderNames, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task CallsEndpoint_ShowsCallsWithoutTheirKeysAndTexts()
    {
        _simulator.Client.DefaultRequestHeaders.Authorization = new("Bearer", "k-12345");
        await OpenAIChat.StreamAsync(_simulator.Client, "simulator-tokens-2", "a secret prompt");
        using var other = await OpenAIChat.SendAsync(_simulator.Client, "simulator-error-500", requestId: "other");
        await (await _simulator.Calls.CallAsync(2, Token)).Ended.WaitAsync(TestTimeouts.Default, Token);

        var text = await _simulator.Client.GetStringAsync(new Uri("simulator/calls", UriKind.Relative), Token);
        var filtered = await _simulator.Client.GetStringAsync(new Uri("simulator/calls?request_id=other", UriKind.Relative), Token);

        var body = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(2, body.GetProperty("started").GetInt32());
        Assert.Equal(
            ["failed", "completed"],
            body.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("state").GetString()));
        Assert.Equal(1, JsonSerializer.Deserialize<JsonElement>(filtered).GetProperty("calls").GetArrayLength());
        Assert.DoesNotContain("k-12345", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret prompt", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_AreRefused_WhenTooManyAreOpen()
    {
        await using var small = SimulatorHost.Start(new Dictionary<string, string?> { ["MaxConcurrency"] = "1" });
        using var first = await OpenAIChat.SendAsync(small.Client, "simulator-stall-after-1");
        var call = await small.Calls.CallAsync(1, Token);

        using var second = await OpenAIChat.SendAsync(small.Client, "simulator");
        Assert.Equal(429, (int)second.StatusCode);
        Assert.Equal("1", second.Headers.RetryAfter?.ToString());

        first.Dispose();
        await call.Ended.WaitAsync(TestTimeouts.Default, Token);
    }

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();
}
