namespace StreamChat.AppHost.Provider;

/// <summary>Hands the provider's settings of CONTRACT §2 to the api, and to nobody else.</summary>
internal static class ProviderSettingsExtensions
{
    private static readonly string[] Keys = ["OPENAI_API_KEY", "OPENROUTER_API_KEY"];

    // Where a key alone leads, so that a cluster's network policies let the api go there.
    private static readonly string[] Hosts = ["https://api.openai.com/", "https://openrouter.ai/"];

    private static readonly string[] Settings = ["OPENAI_BASE_URL", "OPENAI_HTTP2", "OPENAI_MODEL"];

    /// <summary>Passes on what is set, from the environment or from the AppHost's user secrets; keys as secret parameters.</summary>
    internal static IResourceBuilder<T> WithProviderSettings<T>(this IResourceBuilder<T> resource)
        where T : IResourceWithEnvironment
    {
        var builder = resource.ApplicationBuilder;
        foreach (var name in Keys.Where(name => builder.Configuration[name] is { Length: > 0 }))
        {
            var parameter = name.ToLowerInvariant().Replace('_', '-');
            resource.WithEnvironment(name, builder.AddParameter(parameter, builder.Configuration[name]!, secret: true));
            Environment.SetEnvironmentVariable(name, null); // every other process inherits our environment
        }

        foreach (var name in Settings.Where(name => builder.Configuration[name] is not null))
        {
            resource.WithEnvironment(name, builder.Configuration[name]);
        }

        if (builder.ExecutionContext.IsPublishMode && !IsSet(builder, Settings[0]) && Array.FindIndex(Keys, key => IsSet(builder, key)) is >= 0 and var chosen)
        {
            resource.WithReference(builder.AddExternalService("provider", Hosts[chosen]));
        }

        return resource;
    }

    /// <summary>The simulator answers where no provider is chosen; a run has it in any case, a cluster only then.</summary>
    internal static IResourceBuilder<ProjectResource> WithSimulator(this IResourceBuilder<ProjectResource> api, IResourceBuilder<ProjectResource> simulator)
    {
        var builder = api.ApplicationBuilder;
        if (builder.ExecutionContext.IsPublishMode && Keys.Append(Settings[0]).Any(name => IsSet(builder, name)))
        {
            simulator.ExcludeFromManifest();
            return api;
        }

        return api.WithReference(simulator).WaitFor(simulator);
    }

    private static bool IsSet(IDistributedApplicationBuilder builder, string name) => builder.Configuration[name] is { Length: > 0 };
}
