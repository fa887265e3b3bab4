using Microsoft.AspNetCore.Http;
using StreamChat.Gateway.Routing;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Security;

/// <summary>Gateways that trust different proxies, before one service that answers with the headers that reach it.</summary>
public sealed class ProxiedGateways : IAsyncLifetime
{
    private readonly Dictionary<string, ServiceHost<RoutingOptions>> _gateways = [];
    private UpstreamHost _upstream = null!;

    public async ValueTask InitializeAsync()
    {
        _upstream = await UpstreamHost.StartAsync(EchoAsync, TestContext.Current.CancellationToken);
        Add("nobody");
        Add("another", ("Proxies:Trusted:0", "10.0.0.0/8"));
        Add("one", ("Proxies:Trusted:0", "127.0.0.1"));
        Add("two", ("Proxies:Trusted:0", "127.0.0.0/8"), ("Proxies:Trusted:1", "10.0.0.0/8"), ("Proxies:Hops", "2"));
    }

    /// <summary>The headers that the api gets of a request whose sender is this machine.</summary>
    internal async Task<Dictionary<string, string>> SendAsync(string trusting, IEnumerable<(string Name, string Value)> headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/any");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _gateways[trusting].Client.SendAsync(request, TestContext.Current.CancellationToken).Bounded();
        var lines = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2))
            .ToDictionary(line => line[0], line => line[1], StringComparer.OrdinalIgnoreCase);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways.Values)
        {
            await gateway.DisposeAsync();
        }

        await _upstream.DisposeAsync();
    }

    private static Task EchoAsync(HttpContext context) => context.Response.WriteAsync(
        string.Concat(context.Request.Headers.Select(header => $"{header.Key}: {header.Value}\n")), context.RequestAborted);

    private void Add(string trusting, params (string, string)[] settings) =>
        _gateways[trusting] = GatewayFixture.Start(_upstream.Address, _upstream.Address, settings);
}
