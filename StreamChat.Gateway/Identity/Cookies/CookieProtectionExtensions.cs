using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Gateway.Identity.Cookies;

/// <summary>Registers what signs and hides the contents of cookies.</summary>
internal static class CookieProtectionExtensions
{
    internal static IServiceCollection AddCookieProtection(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("StreamChat").DisableAutomaticKeyGeneration();
        services.AddOptions<KeyManagementOptions>()
            .Configure<IOptions<CallerOptions>>((keys, callers) => keys.XmlRepository = new SecretKeyRing(callers));
        return services;
    }
}
