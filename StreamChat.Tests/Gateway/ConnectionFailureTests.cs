using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Tests.Infrastructure;
using Xunit;
using Yarp.ReverseProxy.Forwarder;

namespace StreamChat.Tests.Gateway;

/// <summary>What the gateway does about connections that do not come about: nothing was sent, so the request is good for another try.</summary>
public sealed class ConnectionFailureTests
{
    private static readonly Uri Nobody = new("http://127.0.0.1:1");
    private static readonly Uri Anything = new("/api/anything", UriKind.Relative);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_GoesToTheOther_WhenOneDoesNotEvenRefuse()
    {
        using var silent = await SilentAsync();
        await using var other = await UpstreamHost.StartAsync(EchoAsync, Cancellation);
        await using var gateway = GatewayFixture.StartBefore(
            [new Uri($"http://{silent.LocalEndPoint}"), other.Address], Nobody, ("Routing:ProbeInterval", "60"), ("Routing:ConnectTimeout", "00:00:00.2"));

        foreach (var _ in Enumerable.Range(0, 4))
        {
            Assert.Equal((HttpStatusCode.OK, "text"), await PostAsync(gateway.Client));
        }
    }

    [Theory]
    [InlineData(1, HttpStatusCode.OK)]
    [InlineData(2, HttpStatusCode.BadGateway)]
    public async Task Post_IsTriedOnceMore_AtASingleAddress(int refusals, HttpStatusCode expected)
    {
        Refusing clients = new(refusals);
        await using var fixture = await GatewayFixture.StartAsync(
            EchoAsync, services => services.AddSingleton<IForwarderHttpClientFactory>(clients), Cancellation);

        var (status, text) = await PostAsync(fixture.Client);

        Assert.Equal(expected, status);
        Assert.Equal(expected == HttpStatusCode.OK, text == "text");
        Assert.Equal(2, clients.Connects);
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(HttpClient client)
    {
        using var content = new StringContent("text");
        using var response = await client.PostAsync(Anything, content, Cancellation).Bounded();
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation).Bounded());
    }

    private static Task EchoAsync(HttpContext context) => context.Request.Body.CopyToAsync(context.Response.Body, context.RequestAborted);

    /// <summary>A port at which a connection waits for ever: the one place in its queue is taken, and nobody is let in.</summary>
    private static async Task<Socket> SilentAsync()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(0);
        using Socket first = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await first.ConnectAsync(socket.LocalEndPoint!, Cancellation).AsTask().Bounded();
        return socket;
    }

    /// <summary>Clients whose first connections are refused.</summary>
    private sealed class Refusing(int refusals) : ForwarderHttpClientFactory
    {
        private int _connects;

        internal int Connects => _connects;

        protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
        {
            base.ConfigureHandler(context, handler);
            handler.ConnectCallback = async (connection, cancellationToken) =>
            {
                if (Interlocked.Increment(ref _connects) <= refusals)
                {
                    throw new SocketException((int)SocketError.ConnectionRefused);
                }

                Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(connection.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }
    }
}
