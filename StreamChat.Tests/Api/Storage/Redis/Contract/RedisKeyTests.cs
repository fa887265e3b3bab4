using StreamChat.Tests.Api.Storage.Contract;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Redis.Contract;

/// <inheritdoc/>
public sealed class RedisKeyTests(SharedRedis redis) : KeyContract, IClassFixture<SharedRedis>
{
    private protected override Task<IStoreUnderTest> OpenAsync() => redis.OpenAsync();
}
