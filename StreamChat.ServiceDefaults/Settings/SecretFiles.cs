using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.KeyPerFile;

namespace StreamChat.ServiceDefaults.Settings;

/// <summary>
/// The folder that <c>SECRETS_PATH</c> names, for those whose secret can change while the service runs. It is read again instead of watched: a mounted
/// secret changes by its folder's link, which tells nobody.
/// </summary>
public sealed class SecretFiles(IConfiguration configuration)
{
    private readonly KeyPerFileConfigurationProvider? _files =
        (configuration as IConfigurationRoot)?.Providers.OfType<KeyPerFileConfigurationProvider>().FirstOrDefault();

    /// <summary>Whether there is such a folder.</summary>
    public bool AreThere => _files is not null;

    /// <summary>Takes what is in the files now; options that are made from here on have it.</summary>
    public void Refresh() => _files?.Load();
}
