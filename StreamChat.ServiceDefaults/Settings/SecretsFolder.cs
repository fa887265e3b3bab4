using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace StreamChat.ServiceDefaults.Settings;

/// <summary>Takes settings from files, so that a secret need not be in the environment: each file of the folder is a setting by its name.</summary>
internal static class SecretsFolder
{
    private const string Name = "SECRETS_PATH";

    /// <summary>Adds the folder that <c>SECRETS_PATH</c> names, if it does; its files win over the environment.</summary>
    internal static void AddSecretsFolder(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration[Name] is { Length: > 0 } folder)
        {
            builder.Configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: true, reloadOnChange: false);
        }
    }
}
