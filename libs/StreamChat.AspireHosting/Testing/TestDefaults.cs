using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>What a test has unless it says otherwise: no dashboard, free ports in place of fixed ones, the AppHost's own launch profile.</summary>
internal static class TestDefaults
{
    public static void Configure(
        Assembly assembly, string[] args, DistributedApplicationOptions options, HostApplicationBuilderSettings settings,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    {
        settings.Args = [.. settings.Args ?? [], .. args];
        settings.ApplicationName = options.AssemblyName = assembly.GetName().Name;
        settings.Configuration ??= new ConfigurationManager();
        options.Args = settings.Args;
        options.DisableDashboard = true;
        options.AllowUnsecuredTransport = true;
        SetDefaults(settings.Configuration, settings.Args, new()
        {
            ["DcpPublisher:RandomizePorts"] = "true",
            ["DcpPublisher:WaitForResourceCleanup"] = "true",
            ["DcpPublisher:ContainerRuntimeInitializationTimeout"] = "00:00:30",
        });
        configure(options, settings);
        SetDefaults(settings.Configuration, settings.Args, ProfileOf(assembly));
    }

    // DOTNET_ENVIRONMENT is also read as environment, as the host does with real variables.
    private static Dictionary<string, string?> ProfileOf(Assembly assembly)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (AppHostMetadata.Of(assembly).ProjectDirectory is not { } directory
            || LaunchProfiles.ReadDirectory(directory)?.Profiles.FirstOrDefault() is not { Value: { } profile } named)
        {
            return values;
        }

        values["DOTNET_LAUNCH_PROFILE"] = named.Key;
        foreach (var (name, value) in profile.EnvironmentVariables)
        {
            values[name] = value;
            foreach (var prefix in (string[])["DOTNET_", "ASPNETCORE_"])
            {
                if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    values[name[prefix.Length..]] = value;
                }
            }
        }

        return values;
    }

    private static void SetDefaults(ConfigurationManager configuration, string[] args, Dictionary<string, string?> defaults)
    {
        var given = new ConfigurationBuilder().AddConfiguration(configuration).AddCommandLine(args).Build();
        configuration.AddInMemoryCollection([.. defaults.Where(entry => given[entry.Key] is null)]);
    }
}
