using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Aspire.StackExchange.Redis.Tracing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.RedisClient;

/// <summary>The registered connection, against a real server.</summary>
public sealed class RedisClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connection_ReadsWhatItWrote_WhenConnectionStringIsSet()
    {
        await using var redis = await RedisServer.StartAsync();
        using var host = await StartAsync(builder => builder.AddRedisClient("redis"), ("ConnectionStrings:redis", redis.ConnectionString));
        var database = host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

        await database.StringSetAsync("key", "value").WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal("value", await database.StringGetAsync("key").WaitAsync(TestTimeouts.Default, Cancellation));
    }

    [Fact]
    public async Task Connection_HasItsKey_WhenRegisteredWithOne()
    {
        await using var redis = await RedisServer.StartAsync();
        using var host = await StartAsync(builder => builder.AddKeyedRedisClient("cache"), ("ConnectionStrings:cache", redis.ConnectionString));

        var connection = host.Services.GetRequiredKeyedService<IConnectionMultiplexer>("cache");

        Assert.True(connection.IsConnected);
        Assert.Null(host.Services.GetService<IConnectionMultiplexer>());
    }

    [Fact]
    public async Task Connection_ComesUp_WhenServerComesLater()
    {
        var port = RedisServer.FreePort();
        using var host = await StartAsync(
            builder => builder.AddRedisClient("redis", configureOptions: options => options.ConnectTimeout = 500),
            ("ConnectionStrings:redis", $"127.0.0.1:{port}"));
        var connection = host.Services.GetRequiredService<IConnectionMultiplexer>();
        var changes = Channel.CreateBounded<bool>(100);
        connection.ConnectionRestored += (_, _) => changes.Writer.TryWrite(true);
        connection.ConfigurationChanged += (_, _) => changes.Writer.TryWrite(true);
        Assert.False(connection.IsConnected);
        Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(host));

        await using var redis = await RedisServer.StartAsync(port);

        // A connection that is back is not yet one that the client chooses: it looks at the server first, and says so again.
        while (await CheckAsync(host) != HealthStatus.Healthy)
        {
            await changes.Reader.ReadAsync(Cancellation).AsTask().WaitAsync(TestTimeouts.Default, Cancellation);
        }
    }

    [Fact]
    public async Task Start_NamesBothKeys_WhenNothingIsConfigured()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(builder => builder.AddRedisClient("redis")));

        Assert.Equal(
            "No endpoints specified. Ensure a valid connection string was provided in 'ConnectionStrings:redis' " +
            "or for the 'Aspire:StackExchange:Redis:ConnectionString' configuration key.",
            failure.Message);
    }

    [Fact]
    public async Task Settings_AreReadInOrder_WhenSeveralNameAServer()
    {
        await using var redis = await RedisServer.StartAsync();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["Aspire:StackExchange:Redis:ConnectionString"] = "first:1";
        builder.Configuration["Aspire:StackExchange:Redis:redis:ConnectionString"] = "second:2";
        builder.Configuration["ConnectionStrings:redis"] = "third:3";
        builder.Configuration["Aspire:StackExchange:Redis:redis:ConfigurationOptions:ClientName"] = "named";
        ConfigurationOptions? seen = null;

        var client = builder.AddRedisClientBuilder(
            "redis",
            settings => settings.ConnectionString = settings.ConnectionString == "third:3" ? redis.ConnectionString : "unexpected:4",
            options => seen = options);
        using var host = builder.Build();
        await host.StartAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal(redis.ConnectionString, client.Settings.ConnectionString);
        Assert.Equal(("named", false), (seen?.ClientName, seen?.AbortOnConnectFail));
    }

    [Fact]
    public async Task Command_HasASpanBelowTheCallers_WhenItIsTraced()
    {
        await using var redis = await RedisServer.StartAsync();
        using var host = await StartAsync(builder => builder.AddRedisClient("redis"), ("ConnectionStrings:redis", redis.ConnectionString));
        var spans = new ConcurrentQueue<Activity>();
        using var source = new ActivitySource(nameof(Command_HasASpanBelowTheCallers_WhenItIsTraced));
        using var listener = new ActivityListener
        {
            ShouldListenTo = listened => listened == source || listened.Name == RedisSpans.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var database = host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

        using (var caller = source.StartActivity("caller")!)
        {
            await database.StringSetAsync("secret-key", "secret-value").WaitAsync(TestTimeouts.Default, Cancellation);
            caller.Stop();
            host.Services.GetRequiredService<RedisSpans>().Write(TimeSpan.Zero);

            var span = Assert.Single(spans, span => span.TraceId == caller.TraceId && span != caller);
            Assert.Equal(("SET", ActivityKind.Client, caller.SpanId), (span.DisplayName, span.Kind, span.ParentSpanId));
            Assert.Equal(
                [
                    ("db.system.name", "redis"), ("db.operation.name", "SET"), ("db.namespace", "0"),
                    ("server.address", "127.0.0.1"), ("server.port", $"{redis.Port}"),
                ],
                span.TagObjects.Select(tag => (tag.Key, $"{tag.Value}")));
            Assert.InRange(span.StartTimeUtc, caller.StartTimeUtc - TimeSpan.FromSeconds(1), caller.StartTimeUtc + TestTimeouts.Default);
        }
    }

    private static async Task<HealthStatus> CheckAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation)).Status;

    private static async Task<IHost> StartAsync(Action<IHostApplicationBuilder> add, params (string Key, string Value)[] configuration)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        foreach (var (key, value) in configuration)
        {
            builder.Configuration[key] = value;
        }

        add(builder);
        var host = builder.Build();
        await host.StartAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        return host;
    }
}
