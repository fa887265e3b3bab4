using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>What was asked for on the command line: which step, and where to.</summary>
internal sealed record PublishArguments(string Step, string OutputPath)
{
    private const string DefaultStep = "publish";
    private const string DefaultFolder = "aspire-output";

    // Sections of configuration that every AppHost may be given; further ones are the application's own to name.
    private static readonly string[] CommonSections =
        ["AppHost", "ConnectionStrings", "DcpPublisher", KubernetesSettings.SectionName, "Logging", "Parameters", "Pipeline", "Publishing"];

    public static PublishArguments Read(
        IConfiguration configuration, IReadOnlyCollection<string> args, DistributedApplicationModel model, KubernetesEnvironmentResource environment, string appHostDirectory)
    {
        CheckNames(args, model, [.. CommonSections, .. (configuration["Publishing:Sections"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)]);
        string[] steps = [DefaultStep, $"{DefaultStep}-{environment.Name}"];
        var step = configuration["Pipeline:Step"] ?? DefaultStep;
        if (!steps.Contains(step, StringComparer.OrdinalIgnoreCase))
        {
            throw new DistributedApplicationException($"There is no step {step}; there are {string.Join(", ", steps)}.");
        }

        var path = configuration["Pipeline:OutputPath"] is { Length: > 0 } given ? given : DefaultFolder;
        return new(step, Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, StartFolder(appHostDirectory))));
    }

    // dotnet run starts the AppHost in its project's folder; a relative path is meant from where the command was typed.
    private static string StartFolder(string appHostDirectory)
    {
        var current = Directory.GetCurrentDirectory();
        var typed = Environment.GetEnvironmentVariable("PWD");
        return Path.TrimEndingDirectorySeparator(appHostDirectory) == current && Directory.Exists(typed) ? typed : current;
    }

    private static void CheckNames(IReadOnlyCollection<string> args, DistributedApplicationModel model, string[] sections)
    {
        string[] parameters = [.. model.Resources.OfType<ParameterResource>().Select(parameter => parameter.Name)];
        foreach (var name in args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal)).Select(arg => arg[2..].Split('=', 2)[0]))
        {
            var parts = name.Split(':', 2);
            var known = parts.Length == 1
                ? AppHostConfiguration.IsSwitch($"--{name}") || name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_')
                : sections.Contains(parts[0], StringComparer.OrdinalIgnoreCase);
            if (!known)
            {
                throw new DistributedApplicationException($"--{name} is not known; there are {string.Join(", ", AppHostConfiguration.SwitchNames)}, and Section:Key of {string.Join(", ", sections)}.");
            }

            if (parts is ["Parameters", var parameter] && !parameters.Contains(parameter, StringComparer.OrdinalIgnoreCase))
            {
                throw new DistributedApplicationException($"There is no parameter {parameter}; there are {string.Join(", ", parameters.Order(StringComparer.Ordinal))}.");
            }
        }
    }
}
