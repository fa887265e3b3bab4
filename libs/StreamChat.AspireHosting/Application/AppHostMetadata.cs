using System.Reflection;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting;

/// <summary>What the build wrote into the AppHost's assembly.</summary>
internal sealed class AppHostMetadata
{
    private readonly ILookup<string, string?> _values;

    private AppHostMetadata(Assembly? assembly)
    {
        Assembly = assembly;
        _values = (assembly?.GetCustomAttributes<AssemblyMetadataAttribute>() ?? [])
            .ToLookup(attribute => attribute.Key, attribute => attribute.Value, StringComparer.OrdinalIgnoreCase);
    }

    public Assembly? Assembly { get; }

    public string? ProjectDirectory => this["apphostprojectpath"] is { } path && Directory.Exists(path) ? path : null;

    public string? ProjectName => Path.GetFileNameWithoutExtension(this["apphostprojectname"]);

    public string? UserSecretsId => Assembly?.GetCustomAttribute<UserSecretsIdAttribute>()?.UserSecretsId;

    public string? Configuration => Assembly?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration;

    private string? this[string key] => _values[key].FirstOrDefault();

    /// <summary>The built program of a referenced project; null when the project was not built with the AppHost.</summary>
    public string? TargetOf(string projectPath) => _values[$"projecttarget:{projectPath}"].FirstOrDefault(File.Exists);

    public static AppHostMetadata Find(string? assemblyName) =>
        new(string.IsNullOrEmpty(assemblyName) ? Assembly.GetEntryAssembly() : Assembly.Load(assemblyName));

    public static AppHostMetadata Of(Assembly? assembly) => new(assembly);
}
