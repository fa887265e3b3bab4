using Microsoft.Extensions.Configuration;

namespace StreamChat.AppHost.Kubernetes;

/// <summary>Hands settings that are given when publishing to the services; a run's services inherit them by themselves.</summary>
internal static class PublishedSettings
{
    private const string Identity = "Identity";
    private const string Section = "Settings";

    // Sections that are the gateway's alone and are given under their own names: --Identity:Issuer=…
    private static readonly string[] GatewaySections = ["Cors", Identity, "Proxies"];

    private static readonly string[] Services = ["api", "frontend", "gateway", "simulator"];

    private static readonly string[] Secretive = ["KEY", "PASSWORD", "SECRET", "TOKEN"];

    /// <summary>Sections that an argument may name.</summary>
    internal static IEnumerable<string> Sections => [.. GatewaySections, Section, "Ports", "Redis", "Storage"];

    /// <summary>One line about a setting that no service can take from here, or null.</summary>
    internal static string? Problem(IConfiguration configuration)
    {
        foreach (var service in configuration.GetSection(Section).GetChildren())
        {
            if (!Services.Contains(service.Key, StringComparer.Ordinal))
            {
                return $"{service.Path}: there is no such service; there are {string.Join(", ", Services)}.";
            }

            if (service.GetChildren().FirstOrDefault(setting => Secretive.Any(word => setting.Key.EndsWith(word, StringComparison.OrdinalIgnoreCase))) is { } secret)
            {
                return $"{secret.Path} is a secret: put it into the Secret that secrets.md names, not into an argument.";
            }
        }

        return null;
    }

    /// <summary>What is given as <c>Settings:api:MAX_PROMPT_LENGTH</c> is the api's setting. Secrets are none of these: the ConfigMap that they go to can be read.</summary>
    internal static void AddSettings(this IResourceBuilder<ProjectResource> service)
    {
        foreach (var setting in service.ApplicationBuilder.Configuration.GetSection($"{Section}:{service.Resource.Name}").GetChildren())
        {
            service.WithEnvironment(setting.Key, setting.Value);
        }
    }

    /// <summary>Who may come in and by which proxies; the client's secret is a key of the gateway's Secret.</summary>
    internal static IResourceBuilder<ProjectResource> WithEdgeSettings(this IResourceBuilder<ProjectResource> gateway)
    {
        var builder = gateway.ApplicationBuilder;
        if (builder.ExecutionContext.IsRunMode)
        {
            return gateway;
        }

        foreach (var setting in GatewaySections.SelectMany(section => builder.Configuration.GetSection(section).AsEnumerable()).Where(setting => setting.Value is not null))
        {
            if (!setting.Key.EndsWith("Secret", StringComparison.OrdinalIgnoreCase))
            {
                gateway.WithEnvironment(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value);
            }
        }

        if (builder.Configuration[$"{Identity}:Issuer"] is { Length: > 0 })
        {
            gateway.WithEnvironment($"{Identity}__ClientSecret", builder.AddParameter("identity-client-secret", secret: true));
        }
        else if (builder.Configuration[$"{Identity}:Guests"] is not "true")
        {
            Console.WriteLine("Nobody can come in yet: give --Identity:Issuer and --Identity:ClientId, or --Identity:Guests=true for a trial; else the gateway does not start.");
        }

        return gateway;
    }
}
