using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Gateway.Security.Addresses;

/// <summary>Registers and uses what trusted proxies say of where a request comes from.</summary>
internal static class AddressesExtensions
{
    internal static IServiceCollection AddAddresses(this IServiceCollection services)
    {
        services.AddSettings<ProxyOptions>(ProxyOptions.SectionName);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, proxies) => Trust(forwarded, proxies.Value));
        return services;
    }

    private static void Trust(ForwardedHeadersOptions forwarded, ProxyOptions proxies)
    {
        // The framework trusts this machine by default, and everybody when its lists are empty: then nothing is read at all.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        forwarded.ForwardedHeaders = proxies.Trusted.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = proxies.Hops;
        foreach (var network in proxies.Networks)
        {
            forwarded.KnownIPNetworks.Add(network);
        }
    }
}
