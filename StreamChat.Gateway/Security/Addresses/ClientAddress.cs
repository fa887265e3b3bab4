using System.Net;
using System.Net.Sockets;

namespace StreamChat.Gateway.Security.Addresses;

/// <summary>
/// Where a request comes from: the connection's address, or what a trusted proxy says. The same for an address and for the same address as
/// IPv6, and for both addresses of this machine.
/// </summary>
internal readonly record struct ClientAddress
{
    private const int NetworkLength = 8;

    private static readonly IPNetwork[] Private =
    [
        .. new[] { "10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10" }.Select(IPNetwork.Parse),
    ];

    private readonly IPAddress _address;

    internal ClientAddress(IPAddress? address) => _address = address switch
    {
        null => IPAddress.None,
        _ when IPAddress.IsLoopback(address) => IPAddress.Loopback,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        _ => address,
    };

    /// <summary>The whole address.</summary>
    internal byte[] Bytes => _address.GetAddressBytes();

    /// <summary>What is counted as one: a network of IPv6 is handed out in pieces of /64, so that one machine has more addresses than could be counted.</summary>
    internal string Network => _address.AddressFamily == AddressFamily.InterNetworkV6
        ? Convert.ToHexStringLower(Bytes.AsSpan(0, NetworkLength))
        : _address.ToString();

    /// <summary>As much of it as a log may say.</summary>
    internal string Class
    {
        get
        {
            var address = _address;
            return address switch
            {
                _ when IPAddress.None.Equals(address) => "unknown",
                _ when IPAddress.IsLoopback(address) => "local",
                _ when Array.Exists(Private, network => network.Contains(address)) => "private",
                _ => "public",
            };
        }
    }

    internal static ClientAddress Of(HttpContext context) => new(context.Connection.RemoteIpAddress);
}
