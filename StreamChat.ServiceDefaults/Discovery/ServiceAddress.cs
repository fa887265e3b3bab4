using Microsoft.Extensions.Configuration;

namespace StreamChat.ServiceDefaults.Discovery;

/// <summary>Finds another service's address in the configuration that the AppHost or Kubernetes gives: <c>services:{name}:http:0</c>.</summary>
public static class ServiceAddress
{
    /// <summary>The address of <paramref name="service"/>, or null when nothing is configured.</summary>
    public static Uri? Find(IConfiguration configuration, string service)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var value = configuration[$"services:{service}:http:0"] ?? configuration[$"services:{service}:https:0"];
        return value is null ? null : new Uri(value, UriKind.Absolute);
    }
}
