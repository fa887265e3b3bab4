using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Chooses the launch profile of a project.</summary>
internal static class LaunchProfiles
{
    public static (string Name, LaunchProfile Profile)? Choose(IProjectMetadata project, ProjectResourceOptions options, IConfiguration configuration)
    {
        if (options.ExcludeLaunchProfile || Read(project) is not { } settings)
        {
            return null;
        }

        if (options.LaunchProfileName is { } wanted)
        {
            return settings.Profiles.TryGetValue(wanted, out var named)
                ? (wanted, named)
                : throw new DistributedApplicationException($"Launch settings file does not contain '{wanted}' profile.");
        }

        // The AppHost's own profile, when the project has one of that name; else the first that starts the project itself.
        var own = configuration["AppHost:DefaultLaunchProfileName"] ?? configuration["DOTNET_LAUNCH_PROFILE"];
        if (own is not null && settings.Profiles.TryGetValue(own, out var profile))
        {
            return (own, profile);
        }

        var first = settings.Profiles.FirstOrDefault(candidate => string.Equals(candidate.Value.CommandName, "Project", StringComparison.OrdinalIgnoreCase));
        return first.Value is null ? null : (first.Key, first.Value);
    }

    public static LaunchSettings? Read(IProjectMetadata project)
    {
        return project.LaunchSettings ?? ReadDirectory(Path.GetDirectoryName(project.ProjectPath)!);
    }

    public static LaunchSettings? ReadDirectory(string directory)
    {
        var file = Path.Combine(directory, "Properties", "launchSettings.json");
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), LaunchSettingsJson.Default.LaunchSettings);
        }
        catch (JsonException e)
        {
            throw new DistributedApplicationException($"The launch settings {file} cannot be read: {e.Message}", e);
        }
    }
}
