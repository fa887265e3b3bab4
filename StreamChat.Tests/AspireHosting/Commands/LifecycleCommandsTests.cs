using Microsoft.Extensions.DependencyInjection;
using StreamChat.Tests.AspireHosting.Infrastructure;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Commands;

/// <summary>Start, stop and restart are offered when they make sense, and reach the engine.</summary>
public sealed class LifecycleCommandsTests
{
    private const ResourceCommandState Enabled = ResourceCommandState.Enabled;
    private const ResourceCommandState Disabled = ResourceCommandState.Disabled;
    private const ResourceCommandState Hidden = ResourceCommandState.Hidden;

    [Theory]
    [InlineData("NotStarted", Enabled, Hidden, Disabled)]
    [InlineData("Waiting", Enabled, Hidden, Disabled)]
    [InlineData("Starting", Disabled, Hidden, Disabled)]
    [InlineData("Running", Hidden, Enabled, Enabled)]
    [InlineData("Stopping", Hidden, Disabled, Disabled)]
    [InlineData("Exited", Enabled, Hidden, Disabled)]
    [InlineData("Finished", Enabled, Hidden, Disabled)]
    [InlineData("FailedToStart", Enabled, Hidden, Disabled)]
    public async Task Commands_FollowTheState(
        string state, ResourceCommandState start, ResourceCommandState stop, ResourceCommandState restart)
    {
        using var model = new AppModel();
        var resource = new TestResource("api");
        LifecycleCommands.AddTo(resource);

        await model.PublishAsync(resource, "Unknown");
        await model.PublishAsync(resource, state);

        Assert.True(model.Notifications.TryGetCurrentState("api", out var update));
        Assert.Equal(
            [("start", start), ("stop", stop), ("restart", restart)],
            update.Snapshot.Commands.Select(command => (command.Name, command.State)));
    }

    [Theory]
    [InlineData("start", "Exited", "start api-1")]
    [InlineData("stop", "Running", "stop api-1")]
    [InlineData("restart", "Running", "stop api-1, start api-1")]
    public async Task Command_ReachesTheEngine(string command, string state, string expected)
    {
        var engine = new Engine();
        await using var services = new ServiceCollection().AddSingleton<IResourceLifecycle>(engine).BuildServiceProvider();
        using var model = new AppModel(services);
        var resource = new TestResource("api", "api-1");
        LifecycleCommands.AddTo(resource);
        await model.PublishAsync(resource, state);

        var result = await model.Commands.ExecuteCommandAsync("api-1", command, TestContext.Current.CancellationToken).Bounded();

        Assert.True(result.Success, result.Message);
        Assert.Equal(expected, string.Join(", ", engine.Calls));
    }

    private sealed class Engine : IResourceLifecycle
    {
        internal List<string> Calls { get; } = [];

        public Task StartAsync(string resourceId, CancellationToken cancellationToken)
        {
            Calls.Add($"start {resourceId}");
            return Task.CompletedTask;
        }

        public Task StopAsync(string resourceId, CancellationToken cancellationToken)
        {
            Calls.Add($"stop {resourceId}");
            return Task.CompletedTask;
        }
    }
}
