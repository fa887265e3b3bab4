using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Aspire.StackExchange.Redis.Tracing;
using StackExchange.Redis;

namespace Aspire.StackExchange.Redis;

/// <summary>Makes one registered connection.</summary>
internal sealed partial class RedisConnector(
    string connectionName,
    string sectionName,
    IConfiguration section,
    StackExchangeRedisSettings settings,
    Action<ConfigurationOptions>? configureOptions)
{
    internal IConnectionMultiplexer Connect(IServiceProvider services)
    {
        var connection = ConnectionMultiplexer.Connect(Options());
        Log(connection, services.GetRequiredService<ILoggerFactory>().CreateLogger<RedisConnector>());
        if (!settings.DisableTracing)
        {
            services.GetRequiredService<RedisSpans>().Watch(connection);
        }

        return connection;
    }

    private ConfigurationOptions Options()
    {
        var options = string.IsNullOrEmpty(settings.ConnectionString)
            ? new ConfigurationOptions()
            : ConfigurationOptions.Parse(settings.ConnectionString);

        // A server that is not there yet is waited for in the background, unless the connection string says otherwise.
        if (settings.ConnectionString?.Contains("abortConnect", StringComparison.OrdinalIgnoreCase) is not true)
        {
            options.AbortOnConnectFail = false;
        }

        section.GetSection("ConfigurationOptions").Bind(options);
        section.GetSection(connectionName).GetSection("ConfigurationOptions").Bind(options);
        configureOptions?.Invoke(options);

        return options.EndPoints.Count > 0
            ? options
            : throw new InvalidOperationException(
                $"No endpoints specified. Ensure a valid connection string was provided in 'ConnectionStrings:{connectionName}' " +
                $"or for the '{sectionName}:ConnectionString' configuration key.");
    }

    private static void Log(ConnectionMultiplexer connection, ILogger logger)
    {
        connection.ConnectionFailed += (_, failed) => LogFailed(logger, failed.ConnectionType, failed.FailureType);
        connection.ConnectionRestored += (_, restored) => LogRestored(logger, restored.ConnectionType);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Connection} connection to Redis failed: {Failure}. It is tried again.")]
    private static partial void LogFailed(ILogger logger, ConnectionType connection, ConnectionFailureType failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "The {Connection} connection to Redis is back.")]
    private static partial void LogRestored(ILogger logger, ConnectionType connection);
}
