using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Bundle;
using Aspire.Hosting.Dashboard.Resources;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dashboard.Supervision;

/// <summary>
/// Keeps the dashboard running: it starts after the resource service and ends before it, and when it dies it is started again
/// (a browser tab that is closed at the wrong moment is known to make it abort).
/// </summary>
internal sealed partial class DashboardHost(
    IOptions<DashboardOptions> options,
    BundleProvider bundles,
    ResourceServiceHost resourceService,
    ResourceNotificationService notifications,
    ResourceLoggerService resourceLoggers,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    TimeProvider timeProvider,
    ILogger<DashboardHost> logger,
    TextWriter console) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // Having lived that long, its death is news and not the next attempt of a row.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(60);

    private readonly DashboardResource _resource = new();
    private BundlePaths? _bundle;
    private bool _linkShown;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        RequireFree(options.Value.FrontendUrl, "the dashboard", "ASPNETCORE_URLS");
        RequireFree(options.Value.OtlpEndpointUrl, "the dashboard's telemetry endpoint", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL");
        _bundle = await bundles.GetAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var address = await resourceService.Address.WaitAsync(stoppingToken);
            await SuperviseAsync(_bundle!, DashboardEnvironment.For(options.Value, address, environment.EnvironmentName), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await PublishAsync(KnownResourceStates.Finished, processId: null);
        }
    }

    private async Task SuperviseAsync(BundlePaths bundle, Dictionary<string, string?> variables, CancellationToken stoppingToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            int exitCode;
            var started = timeProvider.GetTimestamp();
            using (var process = DashboardProcess.Start(bundle, variables))
            {
                await PublishAsync(KnownResourceStates.Running, process.Id);
                await process.RunAsync(OnLine, stoppingToken);
                exitCode = process.ExitCode;
            }

            await PublishAsync(KnownResourceStates.Exited, processId: null);
            if (timeProvider.GetElapsedTime(started) > Settled)
            {
                pause = FirstPause;
            }

            // Ctrl+C reaches the dashboard too, perhaps before us: by the end of the pause we know, and do not complain of it.
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
            await Task.Delay(pause, timeProvider, ending.Token);
            LogEnded(exitCode);
        }
    }

    private void OnLine(string line, bool isError)
    {
        var log = DashboardLog.Parse(line);
        resourceLoggers.Write(_resource.Name, timestamp: null, log.Text, isError || log.Level >= LogLevel.Error);
        if (log.IsTrouble)
        {
            LogSaid(log.FirstLine);
        }

        if (log.SaysListening && !_linkShown)
        {
            _linkShown = true;
            console.WriteLine($"Login to the dashboard at {LoginUrl()}");
        }
    }

    private string LoginUrl()
    {
        var url = options.Value.FrontendUrl.GetLeftPart(UriPartial.Authority);
        return options.Value.BrowserToken is { } token ? $"{url}/login?t={token}" : url;
    }

    private Task PublishAsync(string state, int? processId) => notifications.PublishUpdateAsync(_resource, snapshot => snapshot with
    {
        ResourceType = "Executable",
        IsHidden = true,
        State = state,
        StartTimeStamp = processId is null ? snapshot.StartTimeStamp : timeProvider.GetUtcNow().UtcDateTime,
        Properties = processId is null ? [] : [new(ResourceProperties.ExecutablePid, processId)],
        Urls = [new("http", options.Value.FrontendUrl.GetLeftPart(UriPartial.Authority), IsInternal: false)],
    });

    private static void RequireFree(Uri url, string what, string key)
    {
        if (FreePort.IsTaken(url.Port))
        {
            throw new DistributedApplicationException($"Port {url.Port}, which {what} takes ({key}), is in use by another process; end it, or add -- --{key}=http://localhost:<another port>.");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The dashboard ended with exit code {ExitCode} and is started again.")]
    private partial void LogEnded(int exitCode);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The dashboard says: {Text}")]
    private partial void LogSaid(string text);
}
