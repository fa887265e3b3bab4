using System.Reflection;
using System.Text.RegularExpressions;
using StreamChat.Api.Providers;
using StreamChat.Gateway.Routing;
using StreamChat.Gateway.Security.Https;
using StreamChat.ServiceDefaults.Settings;
using Xunit;

namespace StreamChat.Tests.Architecture;

/// <summary>A setting that is a secret is marked as one, so that no refusal at the start repeats it.</summary>
public sealed partial class SecretSettingTests
{
    // The name of a file, which people must see.
    private static readonly PropertyInfo[] NoSecrets = [typeof(HttpsOptions).GetProperty(nameof(HttpsOptions.Key))!];

    [Fact]
    public void Secrets_AreMarked()
    {
        Assembly[] services = [typeof(ProviderClient).Assembly, typeof(RoutingOptions).Assembly, typeof(SettingNameAttribute).Assembly];
        var secrets = services.SelectMany(service => service.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(string) && Secret().IsMatch(property.Name) && !NoSecrets.Contains(property))
            .ToArray();

        Assert.True(secrets.Length >= 4);
        Assert.All(secrets, property => Assert.True(property.GetCustomAttribute<SettingNameAttribute>()?.Secret, $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    [GeneratedRegex("(Key|Secret|Password|Token|Credential)$")]
    private static partial Regex Secret();
}
