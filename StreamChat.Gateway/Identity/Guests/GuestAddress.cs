using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Gateway.Identity.Guests;

/// <summary>Who a caller is that shows nothing: the same guest for each network address, without telling the address.</summary>
internal sealed class GuestAddress(IOptions<CallerOptions> options)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.Value.Key!);

    internal string IdOf(HttpContext context) => IdOf(context.Connection.RemoteIpAddress);

    /// <summary>The same for an address and for the same address as IPv6, and for both addresses of this machine.</summary>
    internal string IdOf(IPAddress? address)
    {
        var seen = address switch
        {
            null => IPAddress.None,
            _ when IPAddress.IsLoopback(address) => IPAddress.Loopback,
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
            _ => address,
        };
        return $"guest-at-{Convert.ToHexStringLower(HMACSHA256.HashData(_key, seen.GetAddressBytes()).AsSpan(0, 16))}";
    }
}
