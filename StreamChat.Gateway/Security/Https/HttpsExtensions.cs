using Microsoft.AspNetCore.Server.Kestrel.Core;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Gateway.Security.Https;

/// <summary>Registers the certificate, and the rule for plain http beside it.</summary>
internal static class HttpsExtensions
{
    internal static IServiceCollection AddHttps(this IServiceCollection services)
    {
        services.AddSettings<HttpsOptions>(HttpsOptions.SectionName);
        services.AddSingleton<ServerCertificate>();
        services.AddHostedService<CertificateReload>();
        services.AddOptions<KestrelServerOptions>()
            .Configure<ServerCertificate>((kestrel, certificate) => kestrel.ConfigureHttpsDefaults(certificate.Apply));
        return services;
    }
}
