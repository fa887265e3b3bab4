using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using StreamChat.Gateway.Limits;
using StreamChat.Gateway.Limits.Buckets;
using StreamChat.Gateway.Limits.Streams;
using StreamChat.Gateway.Security.Addresses;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Limits;

/// <summary>What replicas of the gateway allow together, however many ask at once.</summary>
public sealed class SharedLimitTests : IAsyncLifetime
{
    private const int Replicas = 3;

    private static readonly Bucket Plenty = new("plenty", Rate: 1000, Burst: 1_000_000);
    private static readonly TimeSpan LongestLease = TimeSpan.FromSeconds(15);

    private readonly List<GatewayFixture> _gateways = [];
    private RedisServer _redis = null!;
    private ConnectionMultiplexer _connection = null!;

    private IDatabase Redis => _connection.GetDatabase();

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        _connection = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
        for (var replica = 0; replica < Replicas; replica++)
        {
            // Patient, since a loaded machine must not make them count by themselves.
            var gateway = await LimitTests.StartAsync(
                LimitTests.Answer, [.. LimitTests.Few, ("ConnectionStrings:redis", _redis.ConnectionString), ("Limits:Patience", "00:00:30")]);
            _gateways.Add(gateway);

            await ConnectedAsync(gateway);
        }
    }

    [Fact]
    public async Task Requests_AreExactlyAsManyAsAllowed_OfSixHundredAtOnce()
    {
        var counts = await Task.WhenAll(_gateways.Select(gateway => LimitTests.CountAsync(gateway.Client, 200))).Bounded();

        Assert.Equal(10, counts.Sum());
    }

    [Fact]
    public async Task Tokens_AreTakenOnce_OfAThousandTriesAtOnce()
    {
        Bucket bucket = new("alice", Rate: 1.0 / 3600, Burst: 10);

        var admissions = await AllAtOnceAsync(gateway => Service<SharedLimits>(gateway).TakeAsync([bucket], slot: null, most: 0).AsTask());

        Assert.Equal(10, admissions.Count(admission => admission.Requests.IsAllowed));
    }

    [Fact]
    public async Task Places_AreTakenOnce_OfAThousandTriesAtOnce()
    {
        var slots = await AllAtOnceAsync(OpenAsync);

        Assert.Equal(3, slots.Count(slot => slot is not null));
        Assert.Equal(3, await Redis.SortedSetLengthAsync("sc:streams:alice"));
        Array.ForEach(slots, slot => slot?.Dispose());
    }

    [Fact]
    public async Task Places_AreExactlyAsManyAsAllowed_OfTwoGateways_AndOneComesBack()
    {
        // Two of each gateway, so that neither refuses one by itself.
        var (first, second) = (_gateways[0], _gateways[1]);
        var tries = await Task.WhenAll(new[] { first, first, second, second }.Select(OpenByRequestAsync)).Bounded();
        Assert.Equal(3, tries.Count(slot => slot is not null));
        tries.First(slot => slot is not null)!.Dispose();
        await ConnectedAsync(first); // what was sent before has arrived, at both
        await ConnectedAsync(second);

        using var next = await OpenByRequestAsync(first);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Places_OfADeadReplica_StopCounting()
    {
        // What a replica that died has left: entries that nobody renews, with no time left.
        for (var i = 0; i < 3; i++)
        {
            await Redis.SortedSetAddAsync("sc:streams:alice", $"dead-{i}", 1);
        }

        using var slot = await OpenByRequestAsync(_gateways[0]);

        Assert.NotNull(slot);
        Assert.Equal(1, await Redis.SortedSetLengthAsync("sc:streams:alice"));
    }

    [Fact]
    public async Task Place_CountsNoLongerThanItsLease_UnlessItIsRenewed()
    {
        using var slot = await OpenAsync(_gateways[0]);

        var entry = Assert.Single(await Redis.SortedSetRangeByRankWithScoresAsync("sc:streams:alice"));
        var now = (RedisResult[])(await Redis.ExecuteAsync("TIME"))!;
        Assert.InRange(entry.Score - ((double)now[0] * 1000), 0, LongestLease.TotalMilliseconds + 1000);
        Assert.InRange((await Redis.KeyTimeToLiveAsync("sc:streams:alice"))!.Value, TimeSpan.Zero, LongestLease);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways)
        {
            await gateway.DisposeAsync();
        }

        _connection.Dispose();
        await _redis.DisposeAsync();
    }

    private async Task<T[]> AllAtOnceAsync<T>(Func<GatewayFixture, Task<T>> attempt) =>
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => attempt(_gateways[i % Replicas]))).Bounded();

    /// <summary>The client goes on connecting after the start; until then a replica limits by itself. What was sent before is done with its answer.</summary>
    private static Task<TimeSpan> ConnectedAsync(GatewayFixture gateway) => Service<IConnectionMultiplexer>(gateway).GetDatabase().PingAsync().Bounded();

    /// <summary>A place, with more tokens than anybody needs.</summary>
    private static Task<StreamSlot?> OpenAsync(GatewayFixture gateway) =>
        OpenAsync(gateway, slot => Service<SharedLimits>(gateway).TakeAsync([Plenty], slot, most: 3));

    /// <summary>A place, as a request gets it.</summary>
    private static Task<StreamSlot?> OpenByRequestAsync(GatewayFixture gateway) =>
        OpenAsync(gateway, slot => Service<RequestLimit>(gateway).TakeAsync("alice", new ClientAddress(IPAddress.Loopback), slot));

    private static async Task<StreamSlot?> OpenAsync(GatewayFixture gateway, Func<StreamSlot, ValueTask<Admission>> take)
    {
        if (Service<StreamLimit>(gateway).TryEnter("alice") is not { } slot)
        {
            return null;
        }

        if ((await take(slot)).HasPlace)
        {
            Service<StreamLimit>(gateway).Open(slot);
            return slot;
        }

        slot.Dispose();
        return null;
    }

    private static T Service<T>(GatewayFixture gateway)
        where T : notnull => gateway.Gateway.Services.GetRequiredService<T>();
}
