using Microsoft.Extensions.Options;

namespace StreamChat.Gateway.Security.Https;

/// <summary>
/// Looks at the certificate's files now and then. It reads them instead of waiting to be told: a mounted secret changes by its folder's link,
/// which tells nobody.
/// </summary>
internal sealed class CertificateReload(ServerCertificate certificate, IOptions<HttpsOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Files is not null)
        {
            await Task.Delay(options.Value.ReloadInterval, time, stoppingToken);
            certificate.Refresh();
        }
    }
}
