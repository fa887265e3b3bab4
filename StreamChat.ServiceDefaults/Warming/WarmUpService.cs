using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StreamChat.ServiceDefaults.Warming;

/// <summary>
/// Warms the service up when it listens and has not said that it is ready. Afterwards it is ready in any case: one that answers slowly at first
/// beats one that never answers.
/// </summary>
internal sealed partial class WarmUpService(
    IEnumerable<IWarmUp> steps,
    WarmUpCheck check,
    OwnAddress own,
    IServer server,
    IConfiguration configuration,
    IOptions<WarmUpOptions> options,
    TimeProvider time,
    ILogger<WarmUpService> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // After the start of everything, so that the server listens.
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Enabled && own.Of(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses) is { } address)
        {
            await WarmAsync(address, cancellationToken);
        }

        check.Done();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, the service works without having been warmed up.")]
    private async Task WarmAsync(Uri address, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null,
            ResponseDrainTimeout = TimeSpan.Zero, // a stream that is left is left at once; the default reads on for up to 2 s, when the first clients are here
        };
        using var self = new HttpClient(handler) { BaseAddress = address };
        self.DefaultRequestHeaders.Host = AllowedHost();
        using var deadline = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            foreach (var step in steps)
            {
                await step.RunAsync(self, either.Token);
            }

            var duration = time.GetElapsedTime(start).TotalMilliseconds;
            LogWarm(duration);
        }
        catch (Exception failure)
        {
            var reason = failure.GetBaseException().Message;
            LogCold(reason);
        }
    }

    /// <summary>A name that is answered here; null, and the address will do, where none is demanded.</summary>
    private string? AllowedHost() =>
        configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(name => !name.Contains('*', StringComparison.Ordinal));

    [LoggerMessage(Level = LogLevel.Information, Message = "Warmed up in {Duration:0} ms.")]
    private partial void LogWarm(double duration);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The warm-up failed, so the first requests will be slow: {Reason}")]
    private partial void LogCold(string reason);
}
