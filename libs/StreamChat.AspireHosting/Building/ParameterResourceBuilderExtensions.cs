using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Adds parameters, and connection strings that come from configuration.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a parameter that configuration must have.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddFromConfiguration(name, secret, configurationKey: null);

    /// <summary>Adds a parameter with a value.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddParameter(name, () => value, publishValueAsDefault, secret);

    /// <summary>Adds a parameter with a value that a function gives.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(valueGetter);
        if (publishValueAsDefault && secret)
        {
            throw new ArgumentException("A parameter cannot be both secret and published as a default value.", nameof(secret));
        }

        // Published without a default, it would be asked for where it is deployed: configuration is not consulted here.
        var parameter = new ParameterResource(name, value => value is null ? valueGetter() : value.GetDefaultValue(), secret)
        {
            Default = publishValueAsDefault ? new ConstantParameterDefault(valueGetter) : null,
        };
        return builder.AddResource(parameter);
    }

    /// <summary>Adds a parameter with a default; kept across runs when <paramref name="persist"/> is set.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        var keeps = persist && builder.ExecutionContext.IsRunMode;
        var parameter = builder.AddFromConfiguration(name, secret, configurationKey: null);
        parameter.Resource.Default = keeps ? new UserSecretsParameterDefault(builder, $"Parameters:{name}", value) : value;
        return parameter;
    }

    /// <summary>Adds a parameter that configuration must have under another key.</summary>
    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(
        this IDistributedApplicationBuilder builder, string name, string configurationKey, bool secret = false) =>
        builder.AddFromConfiguration(name, secret, configurationKey);

    /// <summary>Says what a parameter is for.</summary>
    public static IResourceBuilder<ParameterResource> WithDescription(
        this IResourceBuilder<ParameterResource> builder, string description, bool enableMarkdown = false)
    {
        builder.Resource.Description = description;
        builder.Resource.EnableDescriptionMarkdown = enableMarkdown;
        return builder;
    }

    /// <summary>A generated secret, kept across runs; it is not added to the application.</summary>
    public static ParameterResource CreateDefaultPasswordParameter(
        IDistributedApplicationBuilder builder, string name, bool lower = true, bool upper = true, bool numeric = true, bool special = true,
        int minLower = 0, int minUpper = 0, int minNumeric = 0, int minSpecial = 0) =>
        CreateGeneratedParameter(builder, name, secret: true, new GenerateParameterDefault
        {
            Lower = lower,
            Upper = upper,
            Numeric = numeric,
            Special = special,
            MinLower = minLower,
            MinUpper = minUpper,
            MinNumeric = minNumeric,
            MinSpecial = minSpecial,
        });

    /// <summary>A generated parameter, kept across runs; it is not added to the application.</summary>
    public static ParameterResource CreateGeneratedParameter(
        IDistributedApplicationBuilder builder, string name, bool secret, GenerateParameterDefault parameterDefault)
    {
        var parameter = ConfiguredParameter(builder, name, secret, configurationKey: null);
        parameter.Default = builder.ExecutionContext.IsRunMode ? new UserSecretsParameterDefault(builder, $"Parameters:{name}", parameterDefault) : parameterDefault;
        return parameter;
    }

    /// <summary>A parameter that configuration must have; it is not added to the application.</summary>
    public static ParameterResource CreateParameter(IDistributedApplicationBuilder builder, string name, bool secret) =>
        ConfiguredParameter(builder, name, secret, configurationKey: null);

    /// <summary>Adds a connection string that configuration must have.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(
        this IDistributedApplicationBuilder builder, string name, string? environmentVariableName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var configuration = builder.Configuration;
        var resource = new ConnectionStringParameterResource(
            name,
            _ => configuration.GetConnectionString(name) ?? throw new DistributedApplicationException(
                $"Connection string parameter resource could not be used because connection string '{name}' is missing: set the configuration key 'ConnectionStrings:{name}'."),
            environmentVariableName)
        { IsConnectionString = true };
        return builder.AddResource(resource);
    }

    private static IResourceBuilder<ParameterResource> AddFromConfiguration(
        this IDistributedApplicationBuilder builder, string name, bool secret, string? configurationKey)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(ConfiguredParameter(builder, name, secret, configurationKey));
    }

    private static ParameterResource ConfiguredParameter(IDistributedApplicationBuilder builder, string name, bool secret, string? configurationKey)
    {
        var configuration = builder.Configuration;
        var key = configurationKey ?? $"Parameters:{name}";
        return new(
            name,
            value => configuration[key] ?? value?.GetDefaultValue() ?? throw new DistributedApplicationException(
                $"Parameter resource could not be used because configuration key '{key}' is missing and the Parameter has no default value."),
            secret)
        { ConfigurationKey = key };
    }
}
