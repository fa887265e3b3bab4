using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using StreamChat.Gateway.Security.Addresses;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Gateway.Identity.Guests;

/// <summary>Who a caller is that shows nothing: the same guest for each network address, without telling the address.</summary>
internal sealed class GuestAddress(IOptions<CallerOptions> options)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.Value.Key!);

    internal string IdOf(ClientAddress address) =>
        $"guest-at-{Convert.ToHexStringLower(HMACSHA256.HashData(_key, address.Bytes).AsSpan(0, 16))}";
}
