using System.Diagnostics;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Chat;

/// <summary>CONTRACT §3: when the client goes away, the provider's call is cancelled.</summary>
public sealed class ChatCancelTests(ContractServices services) : IClassFixture<ContractServices>
{
    // The promise is a second. A handler that drains the left response first takes two, and a busy machine some hundred milliseconds.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1.5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chat_IsCancelledAtTheProvider_WhenTheClientLeavesInTheMiddle(bool throughGateway)
    {
        var id = $"left-in-the-middle-{throughGateway}";
        var client = throughGateway ? services.Client : services.Api.Client;
        var response = await ChatAnswer.SendAsync(client, "simulator-long-100000-delay-20", requestId: id);
        await ChatAnswer.ReadUntilAsync(response, "\"type\":\"content\"");
        var call = await services.Simulator.Calls.CallAsync(id, Token);
        Assert.Equal(CallState.Open, call.State);

        await AssertAbortedAtOnceAsync(call, response.Dispose);
    }

    [Fact]
    public async Task Chat_IsCancelledAtTheProvider_WhenTheClientLeavesAFastStream()
    {
        const string Id = "left-a-fast-stream";
        var response = await ChatAnswer.SendAsync(services.Client, "simulator-long-1000000-fast", requestId: Id);
        await ChatAnswer.ReadUntilAsync(response, "\"type\":\"content\"");

        await AssertAbortedAtOnceAsync(await services.Simulator.Calls.CallAsync(Id, Token), response.Dispose);
    }

    [Fact]
    public async Task Chat_IsCancelledAtTheProvider_WhenItStalls()
    {
        const string Id = "left-a-stall";
        var response = await ChatAnswer.SendAsync(services.Client, "simulator-stall-after-2", requestId: Id);
        await ChatAnswer.ReadUntilAsync(response, "\"type\":\"content\"");

        await AssertAbortedAtOnceAsync(await services.Simulator.Calls.CallAsync(Id, Token), response.Dispose);
    }

    [Theory]
    [InlineData("chat", "simulator-silent")]
    [InlineData("chat/sync", "simulator-silent")]
    [InlineData("chat/sync", "simulator-long-100000-delay-20")]
    public async Task Chat_IsCancelledAtTheProvider_WhenTheClientLeavesBeforeTheHeaders(string path, string model)
    {
        var id = $"left-early-{path.Length}-{model}";
        using CancellationTokenSource leave = new();
        var answering = ChatAnswer.SendAsync(services.Client, model, path, requestId: id, leave: leave);
        var call = await services.Simulator.Calls.CallAsync(id, Token);

        await AssertAbortedAtOnceAsync(call, leave.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
    }

    [Fact]
    public async Task Stream_IsCancelledAtTheProvider_WhenTheClientDoesNotComeBack()
    {
        const string Id = "left-the-event-source";
        await using var slow = await ContractServices.WithSimulatorAsync(
            new Dictionary<string, string?> { ["MinDelay"] = "0.5", ["MaxDelay"] = "0.5" }, _ => [("RUN_ORPHAN_SECS", "0.5")]);
        using HttpRequestMessage request = new(HttpMethod.Get, "stream?prompt=hello");
        request.Headers.Add("X-Request-ID", Id);
        var response = await slow.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        await ChatAnswer.ReadUntilAsync(response, "data: ");

        await AssertAbortedAtOnceAsync(await slow.Simulator.Calls.CallAsync(Id, Token), response.Dispose);
    }

    [Fact]
    public async Task Provider_HasNoOpenCall_AfterManyClientsLeft()
    {
        await using var own = await ContractServices.WithAsync();
        Random random = new(1);
        var leaving = Enumerable.Range(0, 100).Select(number => LeaveAfterAsync(own.Client, $"leaver-{number}", random.Next(1, 20)));
        await Task.WhenAll(leaving);

        foreach (var call in own.Simulator.Calls.Recent())
        {
            Assert.Equal(CallState.Aborted, await call.Ended.WaitAsync(TestTimeouts.Default, Token));
        }

        Assert.Equal((100, 0), (own.Simulator.Calls.Started, own.Simulator.Calls.Open));
    }

    [Fact]
    public async Task Retry_IsNotMade_WhenTheClientHasLeft()
    {
        const string Id = "left-during-the-pause";
        using CancellationTokenSource leave = new();
        var answering = ChatAnswer.SendAsync(
            services.Client, "simulator-error-503-retry-after-15", requestId: Id, leave: leave);
        var call = await services.Simulator.Calls.CallAsync(Id, Token);
        await call.Ended.WaitAsync(TestTimeouts.Default, Token);
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
        Assert.Single(services.CallsOf(Id));
    }

    private static async Task LeaveAfterAsync(HttpClient client, string id, int lines)
    {
        using var response = await ChatAnswer.SendAsync(client, "simulator-long-100000-delay-20", requestId: id);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(Token));
        for (var line = 0; line < lines; line++)
        {
            await reader.ReadLineAsync(Token).AsTask().WaitAsync(TestTimeouts.Default, Token);
        }
    }

    private static async Task AssertAbortedAtOnceAsync(SimulatedCall call, Action leave)
    {
        var watch = Stopwatch.StartNew();
        leave();

        Assert.Equal(CallState.Aborted, await call.Ended.WaitAsync(TestTimeouts.Default, Token));
        Assert.True(watch.Elapsed < AtOnce, $"The provider saw it after {watch.Elapsed}.");
    }
}
