using Microsoft.Extensions.Hosting;

namespace Aspire.StackExchange.Redis;

/// <summary>Lets more be built on a registered connection.</summary>
/// <param name="hostBuilder">The host that the connection belongs to.</param>
/// <param name="settings">The settings that it was registered with.</param>
/// <param name="serviceKey">The key under which it is registered, or null.</param>
public sealed class AspireRedisClientBuilder(IHostApplicationBuilder hostBuilder, StackExchangeRedisSettings settings, string? serviceKey)
{
    /// <summary>The host that the connection belongs to.</summary>
    public IHostApplicationBuilder HostBuilder { get; } = hostBuilder ?? throw new ArgumentNullException(nameof(hostBuilder));

    /// <summary>The settings that the connection was registered with.</summary>
    public StackExchangeRedisSettings Settings { get; } = settings ?? throw new ArgumentNullException(nameof(settings));

    /// <summary>The key under which the connection is registered, or null.</summary>
    public string? ServiceKey { get; } = serviceKey;
}
