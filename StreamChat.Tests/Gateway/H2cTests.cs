using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway;

/// <summary>The gateway's way to an api that speaks HTTP/2 without TLS.</summary>
public sealed class H2cTests
{
    private const int FloodLimit = 64 * 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_GoOverSeveralConnections()
    {
        var connections = new ConcurrentDictionary<string, byte>();
        await using var api = await StartApiAsync(context =>
        {
            connections.TryAdd(context.Connection.Id, 0);
            return context.Response.WriteAsync(context.Request.Protocol, context.RequestAborted);
        });
        await using var gateway = Start(api, ("Routing:H2cConnections", "3"));

        for (var i = 0; i < 6; i++)
        {
            Assert.Equal("HTTP/2", await GetAsync(gateway.Client, "/api/version"));
        }

        Assert.Equal(3, connections.Count);
    }

    [Fact]
    public async Task OtherStreams_GoOn_AndMemoryStaysSmall_WhenOneReaderOfTheirConnectionDoesNotRead()
    {
        var flood = new Flood();
        await using var api = await StartApiAsync(context => context.Request.Path == "/stream"
            ? flood.SendAsync(context)
            : context.Response.WriteAsync("data: 1\n\n", context.RequestAborted));
        await using var gateway = Start(api, ("Routing:H2cConnections", "1"));
        using var stuck = await gateway.Client.GetAsync(new Uri("/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancellation);

        // More than once: the flood fills its buffers meanwhile.
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal("data: 1\n\n", await GetAsync(gateway.Client, "/api/other"));
        }

        Assert.False(flood.Ended.IsCompleted);
        Assert.Single(api.Paths, path => path == "/stream");
        Assert.InRange(flood.Sent, 1, FloodLimit);
        stuck.Dispose();
        await flood.Ended.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    private static ServiceHost<StreamChat.Gateway.Routing.RoutingOptions> Start(UpstreamHost api, params (string Key, string Value)[] settings) =>
        GatewayFixture.Start(api.Address, api.Address, [("services:api:h2c:0", api.Address.AbsoluteUri), .. settings]);

    private static Task<UpstreamHost> StartApiAsync(RequestDelegate answer) => UpstreamHost.StartAsync(answer, Cancellation, HttpProtocols.Http2);

    private static Task<string> GetAsync(HttpClient client, string path) =>
        client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

    /// <summary>Sends until its reader leaves, and says how much went.</summary>
    private sealed class Flood
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _sent;

        internal Task Ended => _ended.Task;

        internal long Sent => Volatile.Read(ref _sent);

        internal async Task SendAsync(HttpContext context)
        {
            try
            {
                context.Response.ContentType = "text/event-stream";
                var piece = new byte[16 * 1024];
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                    Volatile.Write(ref _sent, _sent + piece.Length);
                }
            }
            catch (OperationCanceledException)
            {
                // The reader left.
            }
            finally
            {
                _ended.SetResult();
            }
        }
    }
}
