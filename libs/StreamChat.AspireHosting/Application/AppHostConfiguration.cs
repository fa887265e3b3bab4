using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Puts the AppHost's configuration together. The later wins: settings files, user secrets, environment, arguments.</summary>
internal static class AppHostConfiguration
{
    private static readonly Dictionary<string, string> Switches = new(StringComparer.Ordinal)
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
        ["--output-path"] = "Pipeline:OutputPath",
        ["--step"] = "Pipeline:Step",
        ["--log-level"] = "Pipeline:LogLevel",
        ["--clear-cache"] = "Pipeline:ClearCache",
        ["--include-exception-details"] = "Pipeline:IncludeExceptionDetails",
        ["--yes"] = "Pipeline:SkipConfirmation",
        ["--dcp-cli-path"] = "DcpPublisher:CliPath",
        ["--dcp-dashboard-path"] = "DcpPublisher:DashboardPath",
        ["--dcp-container-runtime"] = "DcpPublisher:ContainerRuntime",
        ["--dcp-dependency-check-timeout"] = "DcpPublisher:DependencyCheckTimeout",
    };

    public static IEnumerable<string> SwitchNames => Switches.Keys.Order(StringComparer.Ordinal);

    public static bool IsSwitch(string argument) => Switches.ContainsKey(argument);

    public static void Add(ConfigurationManager configuration, string[]? args, IUserSecretsManager secrets)
    {
        if (secrets.IsAvailable)
        {
            configuration.AddJsonFile(secrets.FilePath, optional: true, reloadOnChange: false);

            // The environment was read before the secrets, which must not win over it.
            configuration.AddEnvironmentVariables();
        }

        if (args is { Length: > 0 })
        {
            configuration.AddCommandLine(args, Switches);
        }
    }

    public static bool IsPublish(IConfiguration configuration) =>
        string.Equals(configuration["AppHost:Operation"], "publish", StringComparison.OrdinalIgnoreCase)
        || (configuration["AppHost:Operation"] is null && configuration["Publishing:Publisher"] is not null);

    public static Dictionary<string, string?> Describe(DistributedApplicationBuilder builder, DistributedApplicationOptions options) => new()
    {
        ["AppHost:Directory"] = builder.AppHostDirectory,
        ["AppHost:Path"] = builder.AppHostPath,
        ["AppHost:DashboardApplicationName"] = options.DashboardApplicationName ?? builder.Environment.ApplicationName,
        ["AppHost:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(builder.AppHostPath.ToLowerInvariant()))),
    };
}
