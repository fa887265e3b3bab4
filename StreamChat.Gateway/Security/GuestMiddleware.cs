using System.Net;
using System.Security.Cryptography;

namespace StreamChat.Gateway.Security;

/// <summary>Says who sends a request: as long as nobody can sign in, a guest by the address of the connection.</summary>
internal sealed class GuestMiddleware(RequestDelegate next)
{
    private const string HeaderName = "X-StreamChat-Caller";
    private const int HashLength = 16;

    public Task InvokeAsync(HttpContext context)
    {
        context.Request.Headers[HeaderName] = Id(context.Connection.RemoteIpAddress);
        return next(context);
    }

    /// <summary>The same for an address and for the same address as IPv6, and for both addresses of this machine.</summary>
    internal static string Id(IPAddress? address)
    {
        var seen = address switch
        {
            null => IPAddress.None,
            _ when IPAddress.IsLoopback(address) => IPAddress.Loopback,
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
            _ => address,
        };
        return $"guest-{Convert.ToHexStringLower(SHA256.HashData(seen.GetAddressBytes()).AsSpan(0, HashLength))}";
    }
}
