using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Aspire.StackExchange.Redis;

/// <summary>Connects when the host starts, so that a bad connection string stops the start and not the first request.</summary>
internal sealed class RedisActivation(IServiceProvider services, string? key) : IHostedService
{
    // Away from the caller, because connecting blocks its thread.
    public Task StartAsync(CancellationToken cancellationToken) => Task.Run(Activate, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Activate()
    {
        if (key is null)
        {
            services.GetRequiredService<IConnectionMultiplexer>();
        }
        else
        {
            services.GetRequiredKeyedService<IConnectionMultiplexer>(key);
        }
    }
}
