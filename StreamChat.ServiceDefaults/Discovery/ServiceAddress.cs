using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Discovery;

/// <summary>Finds another service's address in the configuration that the AppHost or Kubernetes gives: <c>services:{name}:http:0</c>.</summary>
public static class ServiceAddress
{
    /// <summary>The address of <paramref name="service"/>, or null when nothing is configured.</summary>
    /// <exception cref="OptionsValidationException">What is configured is no address; the service then ends with one line that says so.</exception>
    public static Uri? Find(IConfiguration configuration, string service)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Read(configuration, $"services:{service}:http:0") ?? Read(configuration, $"services:{service}:https:0");
    }

    private static Uri? Read(IConfiguration configuration, string key)
    {
        if (configuration[key] is not { Length: > 0 } value)
        {
            return null;
        }

        return SettingParser.Parse(value, typeof(Uri)) as Uri ?? throw new OptionsValidationException(
            Options.DefaultName,
            typeof(ServiceAddress),
            [SettingFailure.Line(key, value, $"must be {SettingRule.Address}")]);
    }
}
