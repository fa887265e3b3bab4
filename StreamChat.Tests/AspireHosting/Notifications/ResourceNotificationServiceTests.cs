using StreamChat.Tests.AspireHosting.Infrastructure;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Notifications;

/// <summary>Every watcher sees what is known, and then every update in order.</summary>
public sealed class ResourceNotificationServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_YieldsTheLastUpdateThenEachThatFollows()
    {
        using var model = new AppModel();
        var api = new TestResource("api");
        await model.PublishAsync(api, "Starting");
        await model.PublishAsync(api, "Running");
        await using var updates = model.Notifications.WatchAsync(Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.Equal("Running", (await updates.NextAsync()).Snapshot.State?.Text);
        await model.PublishAsync(api, "Stopping");
        await model.PublishAsync(api, "Exited");

        Assert.Equal("Stopping", (await updates.NextAsync()).Snapshot.State?.Text);
        Assert.Equal("Exited", (await updates.NextAsync()).Snapshot.State?.Text);
    }

    [Fact]
    public async Task Watch_LosesNothing_WhenManyPublishAtOnce()
    {
        using var model = new AppModel();
        var resources = Enumerable.Range(0, 8).Select(i => new TestResource($"r{i}")).ToArray();
        await using var updates = model.Notifications.WatchAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        var first = updates.MoveNextAsync().AsTask();

        await Task.WhenAll(resources.Select(resource => Task.Run(
            async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    await model.PublishAsync(resource, $"{i}");
                }
            },
            Cancellation))).Bounded();

        Assert.True(await first.Bounded());
        List<ResourceEvent> seen = [updates.Current];
        while (seen.Count < 800)
        {
            seen.Add(await updates.NextAsync());
        }

        Assert.All(
            seen.GroupBy(update => update.ResourceId),
            updatesOfOne => Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), updatesOfOne.Select(update => update.Snapshot.State?.Text)));
    }

    [Fact]
    public async Task Watch_Ends_WhenServiceIsDisposed()
    {
        var model = new AppModel();
        await using var updates = model.Notifications.WatchAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        var next = updates.MoveNextAsync().AsTask();

        model.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.Bounded());
    }

    [Fact]
    public async Task PublishUpdate_ReachesEveryInstance()
    {
        using var model = new AppModel();

        await model.PublishAsync(new TestResource("api", "api-1", "api-2"), "Running");

        Assert.True(model.Notifications.TryGetCurrentState("api-1", out var first));
        Assert.True(model.Notifications.TryGetCurrentState("api-2", out var second));
        Assert.Equal(("Running", "Running"), (first.Snapshot.State?.Text, second.Snapshot.State?.Text));
    }

    [Fact]
    public async Task PublishUpdate_StartsFromTheInitialSnapshot()
    {
        using var model = new AppModel();
        var resource = new TestResource("api");
        resource.Annotations.Add(new ResourceSnapshotAnnotation(new() { ResourceType = "Project", Properties = [new("a", 1)] }));

        await model.PublishAsync(resource, "Running");

        Assert.True(model.Notifications.TryGetCurrentState("api", out var update));
        Assert.Equal("Project", update.Snapshot.ResourceType);
        Assert.Equal([new("a", 1)], update.Snapshot.Properties);
    }

    [Fact]
    public async Task TryGetCurrentState_TakesTheResourceName_OnlyWhenItHasOneInstance()
    {
        using var model = new AppModel();
        await model.PublishAsync(new TestResource("one", "one-1"), "Running");
        await model.PublishAsync(new TestResource("two", "two-1", "two-2"), "Running");

        Assert.True(model.Notifications.TryGetCurrentState("ONE", out var one));
        Assert.Equal("one-1", one.ResourceId);
        Assert.False(model.Notifications.TryGetCurrentState("two", out _));
        Assert.False(model.Notifications.TryGetCurrentState("three", out _));
    }
}
