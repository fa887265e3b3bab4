namespace Aspire.Hosting.ApplicationModel;

/// <summary>Makes the value once and keeps it with the AppHost's secrets, so that the next run has the same.</summary>
internal sealed class UserSecretsParameterDefault(IDistributedApplicationBuilder builder, string key, ParameterDefault inner) : ParameterDefault
{
    public override string GetDefaultValue()
    {
        builder.UserSecretsManager.GetOrSetSecret(builder.Configuration, key, inner.GetDefaultValue);
        return builder.Configuration[key] ?? inner.GetDefaultValue();
    }
}
