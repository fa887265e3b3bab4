using Aspire.Hosting.Bundle;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting;

/// <summary>The real engine runs a real service; skipped where the engine is not installed.</summary>
public sealed class EngineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Application_RunsServices_AndLeavesNoProcess()
    {
        RequireEngine();
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var first = AddServer(builder, "first");
        AddServer(builder, "second").WithReference(first.GetEndpoint("http")).WaitFor(first);
        int pid;
        await using (var application = await builder.BuildAsync(Token))
        {
            await application.StartAsync(Token).WaitAsync(TestTimeouts.Default, Token);
            var healthy = await application.ResourceNotifications.WaitForResourceHealthyAsync("second", Token).WaitAsync(TestTimeouts.Default, Token);
            pid = PidOf(healthy);

            using var client = application.CreateHttpClient("second");
            Assert.Equal("""{"status":"ok"}""", await client.GetStringAsync("/health", Token));
            Assert.Contains(
                new EnvironmentVariableSnapshot("FIRST_HTTP", application.GetEndpoint("first").ToString().TrimEnd('/'), IsFromSpec: true),
                healthy.Snapshot.EnvironmentVariables);
        }

        Assert.False(Directory.Exists($"/proc/{pid}"), "The service still runs.");
    }

    [Fact]
    public async Task Instance_IsStoppedAndStarted_ByCommand()
    {
        RequireEngine();
        await using var builder = DistributedApplicationTestingBuilder.Create();
        AddServer(builder, "server");
        await using var application = await builder.BuildAsync(Token);
        await application.StartAsync(Token).WaitAsync(TestTimeouts.Default, Token);
        var before = await application.ResourceNotifications.WaitForResourceHealthyAsync("server", Token).WaitAsync(TestTimeouts.Default, Token);

        await CommandAsync(application, before.ResourceId, KnownResourceCommands.StopCommand);
        Assert.True(application.ResourceNotifications.TryGetCurrentState(before.ResourceId, out var stopped));
        Assert.Contains(stopped.Snapshot.State!.Text, KnownResourceStates.TerminalStates);

        await CommandAsync(application, before.ResourceId, KnownResourceCommands.StartCommand);
        var after = await application.ResourceNotifications.WaitForResourceHealthyAsync("server", Token).WaitAsync(TestTimeouts.Default, Token);
        Assert.Equal(before.ResourceId, after.ResourceId);
        Assert.NotEqual(PidOf(before), PidOf(after));
    }

    [Fact]
    public async Task Start_IsWrittenToTheConsoleLog_OfEveryInstance()
    {
        RequireEngine();
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("speaker", "dotnet", AppContext.BaseDirectory, "--version");
        await using var application = await builder.BuildAsync(Token);
        await application.StartAsync(Token).WaitAsync(TestTimeouts.Default, Token);
        var ended = await application.ResourceNotifications.WaitForResourceAsync("speaker", update => update.Snapshot.ExitCode == 0, Token)
            .WaitAsync(TestTimeouts.Default, Token);

        var lines = application.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(ended.ResourceId);
        var version = await lines.SelectMany(batch => batch).FirstAsync(Token).AsTask().WaitAsync(TestTimeouts.Default, Token);

        Assert.Matches(@"^\S+Z \d+\.\d+\.\d+", version.Content);
    }

    private static IResourceBuilder<ExecutableResource> AddServer(IDistributedApplicationBuilder builder, string name)
    {
        var server = builder.AddExecutable(name, "dotnet", AppContext.BaseDirectory, "StreamChat.Simulator.dll").WithHttpEndpoint().WithHttpHealthCheck("/health");
        return server.WithEnvironment("ASPNETCORE_URLS", $"http://localhost:{server.GetEndpoint("http").Property(EndpointProperty.TargetPort)}");
    }

    private static async Task CommandAsync(DistributedApplication application, string resourceId, string command)
    {
        var result = await application.ResourceCommands.ExecuteCommandAsync(resourceId, command, Token).WaitAsync(TestTimeouts.Default, Token);
        Assert.True(result.Success, result.Message);
    }

    private static int PidOf(ResourceEvent update) =>
        Assert.IsType<int>(update.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value);

    private static void RequireEngine()
    {
        var options = new BundleOptions();
        new BundleOptionsSetup(new ConfigurationBuilder().AddEnvironmentVariables().Build()).Configure(options);
        Assert.SkipWhen(BundleLocator.Find(options) is null, "Aspire's engine (DCP) is not installed on this machine; starting the AppHost once installs it.");
    }
}
