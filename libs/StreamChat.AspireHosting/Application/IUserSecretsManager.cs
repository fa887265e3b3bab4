using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Keeps secrets of the AppHost across runs, outside of the repository.</summary>
public interface IUserSecretsManager
{
    /// <summary>Whether the AppHost's project has a place for secrets.</summary>
    bool IsAvailable { get; }

    /// <summary>The file.</summary>
    string FilePath { get; }

    /// <summary>Sets a secret; false when it could not be kept.</summary>
    bool TrySetSecret(string name, string value);

    /// <summary>Removes a secret; false when there was none.</summary>
    bool TryDeleteSecret(string name);

    /// <summary>Leaves a configured secret as it is; otherwise makes one, configures it and keeps it.</summary>
    void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator);

    /// <summary>Replaces all secrets.</summary>
    Task SaveStateAsync(JsonObject state, CancellationToken cancellationToken = default);
}
