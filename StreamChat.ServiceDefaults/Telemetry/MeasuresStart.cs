using Microsoft.Extensions.Hosting;

namespace StreamChat.ServiceDefaults.Telemetry;

/// <summary>Lets a capability's instruments exist from the service's start on; being made is all that they need.</summary>
/// <typeparam name="TMeasures">The instruments.</typeparam>
#pragma warning disable CS9113 // asking for it makes it
internal sealed class MeasuresStart<TMeasures>(TMeasures measures) : IHostedService
#pragma warning restore CS9113
    where TMeasures : class
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
