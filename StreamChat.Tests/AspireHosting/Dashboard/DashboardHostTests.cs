using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>The dashboard's process is started, watched, started again, and gone at the end. A shell script stands in for it.</summary>
public sealed class DashboardHostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dashboard_IsStartedAgain_WhenItDies()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for the dashboard is a shell script.");
        using var folder = new TemporaryFolder();
        var clock = new ManualTimeProvider();
        using var host = Build(folder, "echo $ASPIRE_DASHBOARD_API_ENABLED; exit 3", clock);
        await host.StartAsync(Cancellation).Bounded();
        var notifications = host.Services.GetRequiredService<ResourceNotificationService>();

        await notifications.WaitForResourceAsync("aspire-dashboard", "Exited", Cancellation).Bounded();
        await clock.WhenTimerDueInAsync(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        await clock.WhenTimerDueInAsync(TimeSpan.FromSeconds(2));

        await host.StopAsync(Cancellation).Bounded();
        var lines = await host.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync("aspire-dashboard").FirstAsync(Cancellation).AsTask().Bounded();
        Assert.Equal(["true", "true"], lines.Select(line => line.Content.Split(' ')[1]));
    }

    [Fact]
    public async Task Dashboard_IsGone_WhenTheApplicationStops()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for the dashboard is a shell script.");
        using var folder = new TemporaryFolder();
        using var host = Build(folder, "exec sleep 1000", new ManualTimeProvider());
        await host.StartAsync(Cancellation).Bounded();
        var notifications = host.Services.GetRequiredService<ResourceNotificationService>();
        var running = await notifications.WaitForResourceAsync("aspire-dashboard", update => update.Snapshot.State?.Text == "Running", Cancellation).Bounded();
        var id = (int)running.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value!;

        await host.StopAsync(Cancellation).Bounded();

        Assert.True(running.Snapshot.IsHidden);
        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(id));
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "Port {0}, which the dashboard takes (ASPNETCORE_URLS), is in use by another process")]
    [InlineData("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "Port {0}, which the dashboard's telemetry endpoint takes (ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL), is in use by another process")]
    [InlineData("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "Port {0}, which the resource service takes (ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL), is in use by another process")]
    public async Task Start_FailsInOneLine_WhenAPortIsTaken(string key, string expected)
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var host = Build(folder, "exec sleep 1000", TimeProvider.System, (key, $"http://localhost:{port}"));

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => host.StartAsync(Cancellation).Bounded());
        await host.StopAsync(Cancellation).Bounded();

        Assert.Equal(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, port) + $"; end it, or add -- --{key}=http://localhost:<another port>.", error.Message);
    }

    private static IHost Build(TemporaryFolder folder, string dashboard, TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "StreamChat.AppHost", DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DcpPublisher:CliPath"] = folder.WriteScript("exec sleep 1000", "dcp"),
            ["DcpPublisher:DashboardPath"] = folder.WriteScript(dashboard, "aspire-managed"),
            ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        builder.Services.AddAspireDashboard();
        return builder.Build();
    }
}
