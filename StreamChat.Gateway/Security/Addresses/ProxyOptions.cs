using System.ComponentModel.DataAnnotations;
using System.Net;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Gateway.Security.Addresses;

/// <summary>Which proxies before us are believed when they say where a request comes from.</summary>
internal sealed class ProxyOptions : IValidatableObject
{
    internal const string SectionName = "Proxies";

    /// <summary>
    /// Addresses or networks (<c>10.0.0.0/8</c>) of proxies that write <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> themselves. Default none:
    /// what anybody says of that is dropped.
    /// </summary>
    public string[] Trusted { get; set; } = [];

    /// <summary>How many of them there are one before the other; so many entries of the headers count, from the right. Default 1.</summary>
    [Range(1, 10)]
    public int Hops { get; set; } = 1;

    internal IEnumerable<IPNetwork> Networks => Trusted.Select(text => Parse(text)!.Value);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Trusted.Where(text => Parse(text) is not { PrefixLength: > 0 }).Select(text => new ValidationResult(
            SettingFailure.Line($"{SectionName}:{nameof(Trusted)}", text, "must be addresses or networks such as 10.0.0.0/8, and never all addresses")));

    private static IPNetwork? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}
