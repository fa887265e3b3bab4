using StreamChat.Tests.Api.Storage.Contract;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Redis.Contract;

/// <inheritdoc/>
public sealed class RedisTurnTests(SharedRedis redis) : TurnContract, IClassFixture<SharedRedis>
{
    private protected override Task<IStoreUnderTest> OpenAsync() => redis.OpenAsync();
}
