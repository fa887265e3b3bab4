using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Connections;
using StreamChat.ServiceDefaults.Management;

namespace StreamChat.ServiceDefaults.Warming;

/// <summary>Where this process can reach itself.</summary>
internal sealed class OwnAddress(IOptions<H2cOptions> h2c, IOptions<ManagementOptions> management)
{
    /// <summary>The first of the bound addresses that is plain HTTP/1.1 and the service's, or null.</summary>
    internal Uri? Of(IEnumerable<string> bound) => bound
        .Select(BindingAddress.Parse)
        .Where(address => address.Scheme == "http" && address.Port != h2c.Value.Port && address.Port != management.Value.Port)
        .Select(address => new UriBuilder("http", IsEverywhere(address.Host) ? "127.0.0.1" : address.Host, address.Port).Uri)
        .FirstOrDefault();

    private static bool IsEverywhere(string host) => host is "*" or "+" or "[::]" or "0.0.0.0";
}
