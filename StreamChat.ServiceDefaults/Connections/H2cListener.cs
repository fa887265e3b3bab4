using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace StreamChat.ServiceDefaults.Connections;

/// <summary>
/// Opens the h2c port beside the service's own. Addresses all speak HTTP/1.1, and an endpoint of another kind takes their place, so they become
/// endpoints too. Endpoints of the server's configuration can say their protocols by themselves.
/// </summary>
internal sealed class H2cListener(IOptions<H2cOptions> options, IOptions<KestrelServerOptions> kestrel, IConfiguration configuration) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (options.Value.Port is { } port)
        {
            Listen(app.ServerFeatures.Get<IServerAddressesFeature>(), port);
        }

        next(app);
    };

    private void Listen(IServerAddressesFeature? addresses, int port)
    {
        var hosts = addresses?.Addresses.Select(BindingAddress.Parse).ToArray() ?? [];
        if (hosts.Length > 0 && !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            addresses!.Addresses.Clear();
            Array.ForEach(hosts, host => Listen(host.Host, host.Port, endpoint => Secure(endpoint, host.Scheme)));
        }

        Listen(hosts.FirstOrDefault()?.Host ?? "*", port, endpoint => endpoint.Protocols = HttpProtocols.Http2);
    }

    private static void Secure(ListenOptions endpoint, string scheme)
    {
        if (scheme == "https")
        {
            endpoint.UseHttps();
        }
    }

    private void Listen(string host, int port, Action<ListenOptions> configure)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            kestrel.Value.Listen(address, port, configure);
        }
        else if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            kestrel.Value.ListenLocalhost(port, configure);
        }
        else
        {
            kestrel.Value.ListenAnyIP(port, configure);
        }
    }
}
