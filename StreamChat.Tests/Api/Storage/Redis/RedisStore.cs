using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;
using StreamChat.Api.Storage.Budgets;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Redis;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.Api.Storage.Redis;

/// <summary>The store as one replica has it, with a connection of its own.</summary>
internal sealed class RedisStore : IStoreUnderTest
{
    /// <summary>
    /// Brings forward by ARGV[1] milliseconds whatever the server's clock decides: the ends of leases and of what expires, and when somebody read.
    /// </summary>
    private const string Pass = """
        for _, key in ipairs(redis.call('KEYS', '*')) do
          local left = redis.call('PTTL', key)
          if left >= 0 then
            redis.call('PEXPIRE', key, left - ARGV[1])
          end
          if string.find(key, ':run:', 1, true) and redis.call('HEXISTS', key, 'reader') == 1 then
            redis.call('HINCRBY', key, 'reader', -ARGV[1])
          end
        end
        for _, replica in ipairs(redis.call('ZRANGE', 'sc:replicas:{leases}', 0, -1)) do
          redis.call('ZINCRBY', 'sc:replicas:{leases}', -ARGV[1], replica)
        end
        for _, replica in ipairs(redis.call('HKEYS', 'sc:replicas:{leases}:back')) do
          redis.call('HINCRBY', 'sc:replicas:{leases}:back', replica, -ARGV[1])
        end
        return 1
        """;

    private readonly ServiceProvider _services;

    private RedisStore(ServiceProvider services) => _services = services;

    public IConversationStore Conversations => _services.GetRequiredService<IConversationStore>();

    public IRunStore Runs => _services.GetRequiredService<IRunStore>();

    public IKeyStore Keys => _services.GetRequiredService<IKeyStore>();

    public IStoreNotifications Notifications => _services.GetRequiredService<IStoreNotifications>();

    internal IBudgetStore Budgets => _services.GetRequiredService<IBudgetStore>();

    internal IConnectionMultiplexer Connection => _services.GetRequiredService<IConnectionMultiplexer>();

    internal Task<HealthCheckResult> HealthAsync() =>
        ActivatorUtilities.CreateInstance<RedisHealth>(_services).CheckHealthAsync(new HealthCheckContext());

    /// <summary>Whether calls end as soon as in the service; else they wait for a machine that is busy with other tests.</summary>
    internal bool IsImpatient
    {
        set => _services.GetRequiredService<RedisCaller>().Limit = value ? RedisCall.Limit : TestTimeouts.Default;
    }

    internal static async Task<RedisStore> ConnectAsync(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        RedisStoreServices.Configure(options);
        options.ConnectTimeout = 1000;

        // As the service does; a test that went on where this client's own tasks end would keep it from handing out answers.
        var connection = await Task.Run<IConnectionMultiplexer>(() => ConnectionMultiplexer.Connect(options)).Bounded();
        RedisStore store = new(new ServiceCollection()
            .AddLogging().AddOptions().AddSingleton(TimeProvider.System).AddSingleton(connection).AddRedisStore()
            .BuildServiceProvider());
        store.IsImpatient = false;
        return store;
    }

    public Task PassAsync(TimeSpan time) =>
        SendAsync("EVAL", Pass, 0, ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));

    /// <summary>Sends a command of the test's own.</summary>
    internal Task<RedisResult> SendAsync(string command, params object[] arguments) =>
        Connection.GetDatabase().ExecuteAsync(command, arguments).Bounded();

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
