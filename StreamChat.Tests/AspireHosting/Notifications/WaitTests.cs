using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamChat.Tests.AspireHosting.Infrastructure;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Notifications;

/// <summary>Waits for a state, for a condition, for health.</summary>
public sealed class WaitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitForResource_SaysTheState_WhenItWasReachedBefore()
    {
        using var model = new AppModel();
        await model.PublishAsync(new TestResource("api", "api-1"), "Exited");

        Assert.Equal("Exited", await model.Notifications.WaitForResourceAsync("API", ["Finished", "Exited"], Cancellation).Bounded());
    }

    [Fact]
    public async Task WaitForResource_WaitsForRunning_WhenNoStateIsNamed()
    {
        using var model = new AppModel();
        var api = new TestResource("api");
        var wait = model.Notifications.WaitForResourceAsync("api", cancellationToken: Cancellation);

        await model.PublishAsync(new TestResource("other"), "Running");
        await model.PublishAsync(api, "Starting");
        Assert.False(wait.IsCompleted);
        await model.PublishAsync(api, "Running");

        await wait.Bounded();
    }

    [Fact]
    public async Task WaitForResource_SeesAStateThatPasses()
    {
        using var model = new AppModel();
        var api = new TestResource("api");
        var wait = model.Notifications.WaitForResourceAsync("api", update => update.Snapshot.State?.Text == "Building", Cancellation);

        await model.PublishAsync(api, "Building");
        await model.PublishAsync(api, "Running");

        Assert.Equal("Building", (await wait.Bounded()).Snapshot.State?.Text);
    }

    [Fact]
    public async Task WaitForResource_SaysWhatIsKnown_WhenCancelled()
    {
        using var model = new AppModel();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await model.PublishAsync(new TestResource("api", "api-1"), "Waiting");
        var wait = model.Notifications.WaitForResourceAsync("api", "Running", leave.Token);

        await leave.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.Bounded());
        Assert.Equal("The wait for resource 'api' to reach Running was cancelled. api-1: Waiting, no health.", error.Message);
    }

    [Fact]
    public async Task WaitForResourceHealthy_WaitsForEveryReport()
    {
        using var model = new AppModel();
        var api = new TestResource("api");
        var wait = model.Notifications.WaitForResourceHealthyAsync("api", Cancellation);

        await ReportAsync(model, api, HealthStatus.Healthy, null);
        await ReportAsync(model, api, HealthStatus.Healthy, HealthStatus.Degraded);
        Assert.False(wait.IsCompleted);
        await ReportAsync(model, api, HealthStatus.Healthy, HealthStatus.Healthy);

        Assert.Equal(HealthStatus.Healthy, (await wait.Bounded()).Snapshot.HealthStatus);
    }

    [Theory]
    [InlineData("FailedToStart")]
    [InlineData("Exited")]
    [InlineData("Finished")]
    [InlineData("RuntimeUnhealthy")]
    public async Task WaitForResourceHealthy_Gives_Up_WhenTheResourceEndsAndTheCallerWantsThat(string state)
    {
        using var model = new AppModel();
        await model.PublishAsync(new TestResource("api"), state);

        var wait = model.Notifications.WaitForResourceHealthyAsync("api", WaitBehavior.StopOnResourceUnavailable, Cancellation);

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => wait.Bounded());
        Assert.Equal($"Resource 'api' will not become healthy: it is {state}.", error.Message);
    }

    [Theory]
    [InlineData("Starting", null)]
    [InlineData("Running", HealthStatus.Healthy)]
    public void HealthStatus_WithoutReports_FollowsTheState(string state, HealthStatus? expected)
    {
        Assert.Equal(expected, new CustomResourceSnapshot { ResourceType = "Project", Properties = [], State = state }.HealthStatus);
    }

    private static Task ReportAsync(AppModel model, IResource resource, params HealthStatus?[] statuses) =>
        model.Notifications.PublishUpdateAsync(resource, snapshot => (snapshot with { State = "Running" })
            .WithHealthReports([.. statuses.Select((status, i) => new HealthReportSnapshot($"check{i}", status, null, null))]));
}
