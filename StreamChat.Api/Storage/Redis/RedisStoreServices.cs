using StackExchange.Redis;
using StreamChat.Api.Storage.Budgets;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Redis.Budgets;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Api.Storage.Redis.Conversations;
using StreamChat.Api.Storage.Redis.Keys;
using StreamChat.Api.Storage.Redis.Notifications;
using StreamChat.Api.Storage.Redis.Runs;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Redis;

/// <summary>Registers the store in Redis.</summary>
internal static class RedisStoreServices
{
    /// <summary>How long after a lost connection, and after each failure, it is tried again.</summary>
    private const int RetryMilliseconds = 500;

    /// <summary>Adds the store, and the connection of that name on which it works.</summary>
    internal static WebApplicationBuilder AddRedisStore(this WebApplicationBuilder builder, string connectionName)
    {
        // Without the client's own tracing: version 1.2.6 stamps a traced script twice, takes offence, and drops the calls that wait behind it. The
        // caller's own spans name the script, which says more than EVALSHA.
        builder.AddRedisClient(connectionName, settings => settings.DisableTracing = true, Configure);
        builder.Services.AddRedisStore().AddHealthChecks().AddCheck<RedisHealth>("store", tags: ["ready"]);
        return builder;
    }

    /// <summary>Adds the store on a connection that is registered already.</summary>
    internal static IServiceCollection AddRedisStore(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<RedisMetrics>()
        .AddSingleton<RedisCaller>()
        .AddSingleton<ReplicaRegistry>()
        .AddSingleton<RunStarts>()
        .AddSingleton<RunLogs>()
        .AddSingleton<IRunStore, RedisRunStore>()
        .AddSingleton<IConversationStore, RedisConversationStore>()
        .AddSingleton<IKeyStore, RedisKeyStore>()
        .AddSingleton<LocalBudgets>()
        .AddSingleton<IBudgetStore, RedisBudgets>()
        .AddSingleton<IStoreNotifications, RedisNotifications>();

    internal static void Configure(ConfigurationOptions options)
    {
        options.AbortOnConnectFail = false;
        options.ReconnectRetryPolicy = new LinearRetry(RetryMilliseconds);
    }
}
