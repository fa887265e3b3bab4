using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Runs;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Api.Runs.Log;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs;

/// <summary>A store that is away, slow or forgetful costs no reader a character, and loses nothing for good.</summary>
public sealed class RunStoreFaultTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_IsReadAndStoredWhole_WhenTheStoreIsAwayInItsMiddle()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator-delay-2-long-400");
        await using var reading = await host.ReadAsync(key);
        await reading.UntilAsync(each => each.Id == 20);
        host.Store.IsAway = true;
        await reading.UntilAsync(each => each.Name == "resumable");
        await reading.UntilAsync(each => each.Id == 200);
        host.Store.IsAway = false;
        await reading.ToEndAsync();

        Assert.Equal("completed", reading.Last.Text("state"));
        Assert.Equal(TestEvents.Range(1, reading.Last.Id!.Value), reading.Ids);
        Assert.Equal((await host.FindMessageAsync(key)).Content, reading.Text);
        Assert.Equal(reading.Ids, await StoredIdsAsync(host, key));
    }

    [Fact]
    public async Task End_IsHeld_UntilTheStoreIsBack()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator-delay-2-long-100");
        await using var reading = await host.ReadAsync(key);
        await reading.UntilAsync(each => each.Id == 5);
        host.Store.IsAway = true;
        await reading.UntilAsync(each => each.Name == "usage");

        Assert.DoesNotContain(reading.Events, each => each.IsLast);
        Assert.False(host.Active.Find(key)!.Ended.IsCompleted);
        host.Store.IsAway = false;
        await reading.ToEndAsync();

        Assert.Equal("done", reading.Last.Name);
        Assert.Equal((await host.FindMessageAsync(key)).Content, reading.Text);
    }

    [Fact]
    public async Task Answer_IsStoredOnce_WhenTheStoreAnswersTooLateOrNotAtAll()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator-delay-2-long-200");
        await using var reading = await host.ReadAsync(key);
        await reading.UntilAsync(each => each.Id == 5);
        host.Store.LosesAnswers = true;
        await reading.UntilAsync(each => each.Id == 100);
        host.Store.LosesAnswers = false;
        await reading.ToEndAsync();

        Assert.Equal(reading.Ids, await StoredIdsAsync(host, key));
        Assert.Equal((await host.FindMessageAsync(key)).Content, reading.Text);
    }

    [Fact]
    public async Task Answer_IsReadWhole_WhenTheStoreIsSlow()
    {
        await using var host = RunsHost.Start();
        TaskCompletionSource hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Store.Hold = hold.Task;
        var key = await host.StartAsync("simulator-long-500");
        await using var reading = await host.ReadAsync(key);
        await reading.UntilAsync(each => each.Name == "usage");

        Assert.Contains(reading.Events, each => each.Name == "resumable" && !each.Data.GetProperty("resumable").GetBoolean());
        hold.SetResult();
        await reading.ToEndAsync();

        Assert.Equal(reading.Ids, await StoredIdsAsync(host, key));
        Assert.Equal("done", reading.Last.Name);
    }

    [Fact]
    public async Task Writes_AreFewerThanTokens()
    {
        await using var host = RunsHost.Start();
        var key = await host.StartAsync("simulator-delay-2-long-300");
        await using var reading = await (await host.ReadAsync(key)).ToEndAsync();

        Assert.InRange(host.Store.Writes, 2, 150);
    }

    [Fact]
    public async Task Start_IsRefused_WhenTheStoreIsAway_AndWhatMayHaveBegunIsEnded()
    {
        await using var host = RunsHost.Start();
        host.Store.LosesAnswers = true;
        Run run = new() { Id = Guid.CreateVersion7().ToString(), RequestId = "req-1", ReplicaId = "", CreatedAt = DateTimeOffset.UnixEpoch };
        RunRequest request = new() { Turn = new Turn { Run = run }, Messages = [ProviderMessage.User("hello")] };
        await Assert.ThrowsAsync<StoreUnavailableException>(() => host.Runs.StartAsync(RunsHost.Owner, request, Cancelled));
        RunKey key = new(RunsHost.Owner, run.Id);
        var closing = host.Active.Find(key)!;
        host.Store.LosesAnswers = false;
        await closing.Ended.Bounded();

        Assert.Equal(RunState.Failed, (await host.Store.FindAsync(key, Cancelled))!.State);
        Assert.Equal(0, host.Simulator.Calls.Started);
    }

    private static async Task<IEnumerable<long>> StoredIdsAsync(RunsHost host, RunKey key)
    {
        List<long> ids = [];
        while (await host.Store.ReadAsync(key, ids.LastOrDefault(), Cancelled) is { Batches: { Count: > 0 } batches })
        {
            ids.AddRange(batches.SelectMany(batch => TestEvents.Ids(batch.Events)));
        }

        return ids;
    }
}
