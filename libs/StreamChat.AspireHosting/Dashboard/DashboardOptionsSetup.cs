using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dashboard;

/// <summary>Reads <see cref="DashboardOptions"/> from the same keys as Aspire, and makes what is not configured.</summary>
internal sealed class DashboardOptionsSetup(
    IConfiguration configuration,
    IHostEnvironment environment,
    DistributedApplicationOptions? application = null,
    IUserSecretsManager? secrets = null)
    : IConfigureOptions<DashboardOptions>, IPostConfigureOptions<DashboardOptions>
{
    private const string FrontendKey = "ASPNETCORE_URLS";
    private const string OtlpKey = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";
    private const string ResourceServiceKey = "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL";

    public void Configure(DashboardOptions options)
    {
        options.AllowUnsecuredTransport =
            application?.AllowUnsecuredTransport is true || configuration.GetValue<bool>("ASPIRE_ALLOW_UNSECURED_TRANSPORT");
        options.ApplicationName = (configuration["AppHost:DashboardApplicationName"] ?? environment.ApplicationName).Replace(".AppHost", "", StringComparison.OrdinalIgnoreCase);
        options.PassedOn = configuration.AsEnumerable()
            .Where(pair => pair.Key.StartsWith("ASPIRE_DASHBOARD_", StringComparison.OrdinalIgnoreCase) && pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!);
        if (configuration.GetValue<bool>("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"))
        {
            return;
        }

        options.BrowserToken = First("ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN", "AppHost:BrowserToken") ?? NewKey();
        configuration["AppHost:BrowserToken"] = options.BrowserToken; // where an AppHost that shows a login link looks for it
        options.OtlpApiKey = KeptKey("AppHost:OtlpApiKey");
        options.ApiKey = KeptKey("AppHost:DashboardApiKey");
        options.ResourceServiceApiKey = First("ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY", "AppHost:ResourceService:ApiKey") ?? NewKey();
    }

    public void PostConfigure(string? name, DashboardOptions options)
    {
        options.FrontendUrl ??= UrlOf(FrontendKey, options) ?? FreePort.Url();
        configuration[FrontendKey] = options.FrontendUrl.GetLeftPart(UriPartial.Authority);
        options.OtlpEndpointUrl ??= UrlOf(OtlpKey, options) ?? FreePort.Url();
        options.ResourceServiceUrl ??= UrlOf(ResourceServiceKey, options);
    }

    private Uri? UrlOf(string key, DashboardOptions options)
    {
        var configured = First(key, key.Replace("ASPIRE_", "DOTNET_", StringComparison.Ordinal))?.Split(';')[0];
        if (configured is null)
        {
            return null;
        }

        if (!Uri.TryCreate(configured, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new DistributedApplicationException($"'{configured}' ({key}) is not an address such as http://localhost:18888.");
        }

        if (url.Scheme == "http" && !options.AllowUnsecuredTransport)
        {
            throw new DistributedApplicationException(
                $"The address '{configured}' ({key}) must be https, unless ASPIRE_ALLOW_UNSECURED_TRANSPORT is true.");
        }

        return url.Port == 0 ? FreePort.Url() : url;
    }

    private string? First(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (configuration[key] is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }

    // Kept across runs, so that whoever reads the telemetry need not ask for the key each time.
    private string KeptKey(string name)
    {
        if (First(name) is { } configured)
        {
            return configured;
        }

        var key = NewKey();
        secrets?.TrySetSecret(name, key);
        return key;
    }

    private static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
