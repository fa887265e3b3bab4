using Aspire.StackExchange.Redis;
using Aspire.StackExchange.Redis.Tracing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Trace;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers a connection to Redis with its health check and its spans.</summary>
public static class AspireRedisExtensions
{
    private const string SectionName = "Aspire:StackExchange:Redis";

    /// <summary>Registers an <see cref="IConnectionMultiplexer"/> as a singleton; its address is <c>ConnectionStrings:{connectionName}</c>.</summary>
    public static void AddRedisClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        Add(builder, connectionName, configureSettings, configureOptions, serviceKey: null);

    /// <summary>As <see cref="AddRedisClient"/>, and returns a builder for what is built on it.</summary>
    public static AspireRedisClientBuilder AddRedisClientBuilder(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        Add(builder, connectionName, configureSettings, configureOptions, serviceKey: null);

    /// <summary>Registers an <see cref="IConnectionMultiplexer"/> under the key <paramref name="name"/>; its address is <c>ConnectionStrings:{name}</c>.</summary>
    public static void AddKeyedRedisClient(
        this IHostApplicationBuilder builder,
        string name,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        Add(builder, name, configureSettings, configureOptions, serviceKey: name);

    /// <summary>As <see cref="AddKeyedRedisClient"/>, and returns a builder for what is built on it.</summary>
    public static AspireRedisClientBuilder AddKeyedRedisClientBuilder(
        this IHostApplicationBuilder builder,
        string name,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        Add(builder, name, configureSettings, configureOptions, serviceKey: name);

    private static AspireRedisClientBuilder Add(
        IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings,
        Action<ConfigurationOptions>? configureOptions,
        string? serviceKey)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);

        var section = builder.Configuration.GetSection(SectionName);
        var settings = new StackExchangeRedisSettings();
        section.Bind(settings);
        section.GetSection(connectionName).Bind(settings);
        settings.ConnectionString = builder.Configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);

        var connector = new RedisConnector(connectionName, SectionName, section, settings, configureOptions);
        AddConnection(builder.Services, connector, settings, serviceKey);
        AddHealthCheck(builder.Services, connectionName, settings, serviceKey);
        if (!settings.DisableTracing)
        {
            builder.Services.TryAddSingleton(TimeProvider.System);
            builder.Services.TryAddSingleton<RedisSpans>();
            builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RedisSpanWriter>());
            builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource(RedisSpans.SourceName));
        }

        return new AspireRedisClientBuilder(builder, settings, serviceKey);
    }

    private static void AddConnection(IServiceCollection services, RedisConnector connector, StackExchangeRedisSettings settings, string? key)
    {
        if (key is null)
        {
            services.AddSingleton<IConnectionMultiplexer>(connector.Connect);
        }
        else
        {
            services.AddKeyedSingleton<IConnectionMultiplexer>(key, (provider, _) => connector.Connect(provider));
        }

        if (!settings.DisableAutoActivation)
        {
            services.AddSingleton<IHostedService>(provider => new RedisActivation(provider, key));
        }
    }

    private static void AddHealthCheck(IServiceCollection services, string connectionName, StackExchangeRedisSettings settings, string? key)
    {
        if (settings.DisableHealthChecks)
        {
            return;
        }

        // Made when the check runs: a connection that cannot be made is then unhealthy, and not a failure to start.
        var name = key is null ? "StackExchange.Redis" : $"StackExchange.Redis_{connectionName}";
        services.AddHealthChecks().Add(new HealthCheckRegistration(name, provider => new RedisHealthCheck(provider, key), null, null));
    }
}
