using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Providers.Transport;

/// <summary>Looks now and then whether the provider's key is a new one.</summary>
internal sealed class ProviderKeyReload(ProviderKey key, SecretFiles secrets, TimeProvider time) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (secrets.AreThere && key.Credential is not null)
        {
            await Task.Delay(Interval, time, stoppingToken);
            key.Refresh();
        }
    }
}
