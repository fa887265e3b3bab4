using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using StreamChat.Gateway.Limits;
using StreamChat.Gateway.Limits.Streams;
using StreamChat.Gateway.Security.Addresses;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Limits;

/// <summary>The open streams that gateways count together, in a real Redis.</summary>
public sealed class SharedStreamsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Streams_OfADeadReplica_StopCounting()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var gateway = await StartAsync(redis);

        // What a replica that died has left: entries that nobody renews, with no time left.
        using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        for (var i = 0; i < 3; i++)
        {
            await connection.GetDatabase().SortedSetAddAsync("sc:streams:alice", $"dead-{i}", 1);
        }

        using var slot = await OpenAsync(gateway);

        Assert.NotNull(slot);
        Assert.Equal(1, await connection.GetDatabase().SortedSetLengthAsync("sc:streams:alice"));
    }

    [Fact]
    public async Task TwoGateways_OpenExactlyTheLimit_AndAPlaceComesBack()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await StartAsync(redis);
        await using var second = await StartAsync(redis);

        // Two of each gateway, so that neither refuses one by itself.
        var tries = await Task.WhenAll(new[] { first, first, second, second }.Select(OpenAsync)).Bounded();
        Assert.Equal(3, tries.Count(slot => slot is not null));
        tries.First(slot => slot is not null)!.Dispose();
        await ConnectedAsync(first); // what was sent before has arrived, at both
        await ConnectedAsync(second);

        using var next = await OpenAsync(first);
        Assert.NotNull(next);
    }

    private static async Task<GatewayFixture> StartAsync(RedisServer redis)
    {
        var gateway = await GatewayFixture.StartAsync(
            static context => context.Response.WriteAsync("answer", context.RequestAborted),
            Cancellation,
            ("Limits:Streams", "3"),
            ("Limits:Patience", "00:00:30"),
            ("ConnectionStrings:redis", redis.ConnectionString));
        await ConnectedAsync(gateway);
        return gateway;
    }

    /// <summary>The client goes on connecting after the start; until then a replica limits by itself. What was sent before is done with its answer.</summary>
    private static Task<TimeSpan> ConnectedAsync(GatewayFixture gateway) =>
        gateway.Gateway.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().PingAsync().Bounded();

    private static async Task<StreamSlot?> OpenAsync(GatewayFixture gateway)
    {
        var services = gateway.Gateway.Services;
        var streams = services.GetRequiredService<StreamLimit>();
        var slot = streams.TryEnter("alice")!;
        var admission = await services.GetRequiredService<RequestLimit>().TakeAsync("alice", new ClientAddress(IPAddress.Loopback), slot);
        if (!admission.HasPlace)
        {
            slot.Dispose();
            return null;
        }

        streams.Open(slot);
        return slot;
    }
}
