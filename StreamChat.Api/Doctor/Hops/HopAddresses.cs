using System.Net;
using Microsoft.Extensions.Options;

namespace StreamChat.Api.Doctor.Hops;

/// <summary>Where to probe. The addresses come from settings and never from a caller, who could point them at anything inside.</summary>
internal sealed class HopAddresses(IOptions<DoctorOptions> options)
{
    /// <summary>From the inside out: this replica by the address at which the request came in, the gateway, the public address.</summary>
    internal IReadOnlyList<Hop> All(HttpContext context)
    {
        List<Hop> hops = [];
        if (context.Connection.LocalIpAddress is { } local)
        {
            var host = local.IsIPv4MappedToIPv6 ? local.MapToIPv4() : local;
            var address = new UriBuilder("http", Text(host), context.Connection.LocalPort).Uri;
            hops.Add(new Hop(HopName.Api, address, HttpProtocol.IsHttp2(context.Request.Protocol)));
        }

        var (gateway, everybody) = (options.Value.Gateway, options.Value.PublicUrl);
        if (gateway is not null && gateway != everybody)
        {
            hops.Add(new Hop(HopName.Gateway, gateway));
        }

        if (everybody is not null)
        {
            hops.Add(new Hop(HopName.Public, everybody));
        }

        return hops;
    }

    private static string Text(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
