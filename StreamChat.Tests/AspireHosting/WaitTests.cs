using Aspire.Hosting.Dcp.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting;

public sealed class WaitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitFor_Ends_WhenTheOtherRunsAndIsHealthy()
    {
        var builder = TestApplication.Create();
        var server = builder.AddExecutable("server", "s", ".").WithHealthCheck("check");
        var client = builder.AddExecutable("client", "c", ".").WaitFor(server);
        await using var application = builder.Build();
        var waiting = application.Services.GetRequiredService<DependencyWaiter>().WaitAsync(client.Resource, Token);

        await PublishAsync(application, server.Resource, "Running", HealthStatus.Unhealthy);
        Assert.False(waiting.IsCompleted);
        await PublishAsync(application, server.Resource, "Running", HealthStatus.Healthy);

        await waiting.WaitAsync(TestTimeouts.Default, Token);
    }

    [Fact]
    public async Task WaitForStart_Ends_WhenTheOtherRuns()
    {
        var builder = TestApplication.Create();
        var server = builder.AddExecutable("server", "s", ".");
        var client = builder.AddExecutable("client", "c", ".").WaitForStart(server);
        await using var application = builder.Build();
        var waiting = application.Services.GetRequiredService<DependencyWaiter>().WaitAsync(client.Resource, Token);

        await PublishAsync(application, server.Resource, "Running", HealthStatus.Unhealthy);

        await waiting.WaitAsync(TestTimeouts.Default, Token);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task WaitForCompletion_AsksForTheExitCode(int exitCode, bool passes)
    {
        var builder = TestApplication.Create();
        var migration = builder.AddExecutable("migration", "m", ".");
        var client = builder.AddExecutable("client", "c", ".").WaitForCompletion(migration);
        await using var application = builder.Build();
        var waiting = application.Services.GetRequiredService<DependencyWaiter>().WaitAsync(client.Resource, Token).WaitAsync(TestTimeouts.Default, Token);

        await PublishAsync(application, migration.Resource, "Finished", HealthStatus.Healthy, exitCode);

        var failure = await Record.ExceptionAsync(() => waiting);
        Assert.Equal(passes ? null : "client waits for migration, which is Finished with exit code 1.", failure?.Message);
    }

    [Fact]
    public async Task WaitFor_Fails_WhenTheOtherCannotStart()
    {
        var builder = TestApplication.Create();
        var server = builder.AddExecutable("server", "s", ".");
        var client = builder.AddExecutable("client", "c", ".").WaitFor(server);
        await using var application = builder.Build();
        var waiting = application.Services.GetRequiredService<DependencyWaiter>().WaitAsync(client.Resource, Token).WaitAsync(TestTimeouts.Default, Token);

        await PublishAsync(application, server.Resource, "FailedToStart", HealthStatus.Healthy);

        Assert.Equal("client waits for server, which is FailedToStart.", (await Assert.ThrowsAsync<DistributedApplicationException>(() => waiting)).Message);
    }

    private static Task PublishAsync(DistributedApplication application, IResource resource, string state, HealthStatus health, int? exitCode = null) =>
        application.ResourceNotifications.PublishUpdateAsync(resource, snapshot => (snapshot with { State = new(state, null), ExitCode = exitCode })
            .WithHealthReports([new HealthReportSnapshot("check", health, null, null)]));
}
