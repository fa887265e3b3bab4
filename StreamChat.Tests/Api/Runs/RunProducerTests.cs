using System.Text.Json;
using StreamChat.Api.Storage.Records;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Api.Runs.Log;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs;

/// <summary>An answer goes from the provider into its log and its message, whoever reads it.</summary>
public sealed class RunProducerTests
{
    [Fact]
    public async Task Run_IsReadAndStoredWhole()
    {
        await using var host = RunsHost.Start();
        TaskCompletionSource<RunState> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var key = await host.StartAsync("simulator-long-300-thinking", ended: ended.SetResult);
        await using var reading = await (await host.ReadAsync(key)).ToEndAsync();

        Assert.Equal("connected", reading.Events[0].Name);
        Assert.Equal(TestEvents.Range(1, reading.Last.Id!.Value), reading.Ids);
        Assert.Equal("done", reading.Last.Name);
        Assert.Equal("completed", reading.Last.Text("state"));
        Assert.Equal("stop", reading.Last.Text("finish_reason"));
        Assert.Equal("usage", reading.Events[^2].Name);
        var message = await host.FindMessageAsync(key);
        Assert.Equal((reading.Text, reading.Thinking), (message.Content, message.Thinking));
        Assert.NotEmpty(reading.Thinking);
        Assert.Equal(MessageStatus.Completed, message.Status);
        Assert.Equal("stop", message.FinishReason);
        Assert.Equal(reading.Last.Data.GetProperty("usage").GetProperty("total_tokens").GetInt64(), message.Usage!.TotalTokens);
        Assert.NotNull(message.TimeToFirstToken);
        Assert.StartsWith("simulator", message.Model, StringComparison.Ordinal);
        Assert.Equal(RunState.Completed, await ended.Task.Bounded());
        Assert.Equal(RunState.Completed, (await host.Store.FindAsync(key, TestContext.Current.CancellationToken))!.State);
    }

    [Fact]
    public async Task TenReaders_GetTheSame_WhereverTheyBegin()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator-long-2000");
        var readings = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => await (await host.ReadAsync(key)).ToEndAsync())).Bounded();
        await using var late = await (await host.ReadAsync(key, after: 700)).ToEndAsync();

        Assert.All(readings, reading => Assert.Equal(readings[0].Raw, reading.Raw));
        Assert.Equal(TestEvents.Range(701, readings[0].Last.Id!.Value), late.Ids);
        Assert.EndsWith(late.Text, readings[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Ends_WhenNobodyReadsIt_OrAReaderStops()
    {
        await using var host = RunsHost.Start();
        TaskCompletionSource<RunState> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var key = await host.StartAsync("simulator-long-2000", ended: ended.SetResult);
        await using var stuck = await host.ReadAsync(key);
        await stuck.UntilAsync(each => each.Name == "connected");

        Assert.Equal(RunState.Completed, await ended.Task.Bounded());
        await stuck.ToEndAsync();
        Assert.Equal((await host.FindMessageAsync(key)).Content, stuck.Text);
    }

    [Fact]
    public async Task Answer_GoesOnFromItsText_WhenItIsContinued()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator", partial: "What was there. ");
        await using var reading = await (await host.ReadAsync(key)).ToEndAsync();

        Assert.Equal("What was there. " + reading.Text, (await host.FindMessageAsync(key)).Content);
    }

    [Fact]
    public async Task Reader_GetsTheWholeMessage_WhenItsPlaceIsBeyondTheLog()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator", partial: "What was there. ");
        await using var whole = await (await host.ReadAsync(key)).ToEndAsync();
        await using var lost = await (await host.ReadAsync(key, after: 100_000)).ToEndAsync();

        Assert.Equal(["connected", "reset", "done"], lost.Events.Select(each => each.Name));
        Assert.Equal((await host.FindMessageAsync(key)).Content, lost.Events[1].Text());
        Assert.Equal(whole.Last.Id - 1, lost.Events[1].Id);
        Assert.Equal(whole.Last.Id, lost.Last.Id);
    }

    [Theory]
    [InlineData("simulator-error-401", "provider_invalid_key", false)]
    [InlineData("simulator-end-after-5", "provider_dropped", true)]
    [InlineData("simulator-malformed-after-5", "provider_dropped", true)]
    public async Task Run_Fails_WhenTheProviderDoes_AndKeepsWhatCame(string model, string code, bool hasText)
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync(model);
        await using var reading = await (await host.ReadAsync(key)).ToEndAsync();

        Assert.Equal("error", reading.Last.Name);
        Assert.Equal("failed", reading.Last.Text("state"));
        Assert.Equal(code, reading.Last.Text("code"));
        Assert.Equal(hasText, reading.Text.Length > 0);
        var message = await host.FindMessageAsync(key);
        Assert.Equal((MessageStatus.Failed, reading.Text, code), (message.Status, message.Content, message.ErrorCode));
    }

    [Fact]
    public async Task Events_NameRunMessageAndRequest()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator");
        await using var reading = await (await host.ReadAsync(key)).ToEndAsync();
        var message = await host.FindMessageAsync(key);

        Assert.All(reading.Events, each => Assert.Equal(
            (key.RunId, message.Id, "req-1"), (each.Text("run_id"), each.Text("message_id"), each.Text("request_id"))));
        Assert.StartsWith("retry: 2000\nevent: connected\ndata: {", reading.Raw, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.True, reading.Events[0].Data.GetProperty("resumable").ValueKind);
        var call = await host.Simulator.Calls.CallAsync("req-1", TestContext.Current.CancellationToken).Bounded();
        Assert.Equal(CallState.Completed, await call.Ended.Bounded());
    }
}
