using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.Api.Storage.Redis;

/// <summary>One redis-server for all tests of a class, which keep out of each other's way by owners of their own.</summary>
public sealed class SharedRedis : IAsyncDisposable
{
    private readonly Lazy<Task<RedisServer>> _server = new(() => RedisServer.StartAsync());

    internal async Task<RedisStore> ConnectAsync() => await RedisStore.ConnectAsync((await _server.Value).ConnectionString);

    internal async Task<IStoreUnderTest> OpenAsync() => await ConnectAsync();

    public async ValueTask DisposeAsync()
    {
        if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}
