using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Redis;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.Api.Storage.Redis;

/// <summary>The store as one replica has it, with a connection of its own.</summary>
internal sealed class RedisStoreHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private RedisStoreHost(ServiceProvider services) => _services = services;

    internal IConversationStore Conversations => _services.GetRequiredService<IConversationStore>();

    internal IRunStore Runs => _services.GetRequiredService<IRunStore>();

    internal IStoreNotifications Notifications => _services.GetRequiredService<IStoreNotifications>();

    internal IConnectionMultiplexer Connection => _services.GetRequiredService<IConnectionMultiplexer>();

    internal static async Task<RedisStoreHost> ConnectAsync(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        RedisStoreServices.Configure(options);
        options.ConnectTimeout = 1000;
        IConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(options).Bounded();
        return new RedisStoreHost(new ServiceCollection()
            .AddLogging().AddOptions().AddSingleton(TimeProvider.System).AddSingleton(connection).AddRedisStore()
            .BuildServiceProvider());
    }

    /// <summary>Sends a command of its own.</summary>
    internal Task<RedisResult> SendAsync(string command, params object[] arguments) =>
        Connection.GetDatabase().ExecuteAsync(command, arguments).Bounded();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
