using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamChat.Api.Storage.Budgets;
using StreamChat.Tests.Api.Storage.Redis;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Budgets;

/// <inheritdoc/>
public sealed class RedisBudgetTests(SharedRedis redis) : BudgetContract, IClassFixture<SharedRedis>
{
    private static readonly Budget Day = new("day", 100, TimeSpan.FromDays(1));

    private RedisStore? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replicas_ShareABudget_AndEachHoldsItAlone_WhileRedisIsAway()
    {
        await using var server = await RedisServer.StartAsync();
        await using var one = await RedisStore.ConnectAsync(server.ConnectionString);
        await using var two = await RedisStore.ConnectAsync(server.ConnectionString);

        Assert.Equal(10, await CountAsync(one) + await CountAsync(two));
        Assert.Equal(HealthStatus.Healthy, (await one.HealthAsync()).Status);

        await server.StopAsync();
        one.IsImpatient = two.IsImpatient = true;
        Assert.Equal((10, 10), (await CountAsync(one), await CountAsync(two)));
        var health = await one.HealthAsync();
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.EndsWith("token budgets hold for each replica by itself.", health.Description, StringComparison.Ordinal);
    }

    private protected override async Task<IBudgetStore> OpenAsync()
    {
        _store = await redis.ConnectAsync();
        return _store.Budgets;
    }

    private protected override ValueTask CloseAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>How many of twenty calls of a tenth of the budget at once are allowed.</summary>
    private static async Task<int> CountAsync(RedisStore store)
    {
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.Budgets.TakeAsync("alice", [Day], 10, Token).AsTask())).Bounded();
        return verdicts.Count(verdict => verdict.IsAllowed);
    }
}
