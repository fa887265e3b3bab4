namespace Aspire.Hosting.Dashboard;

/// <summary>Where the dashboard of this run is, what it listens on, and the keys between it and the others.</summary>
internal sealed class DashboardOptions
{
    /// <summary>Plain http addresses are taken from the configuration without complaint. Key: <c>ASPIRE_ALLOW_UNSECURED_TRANSPORT</c>.</summary>
    public bool AllowUnsecuredTransport { get; set; }

    /// <summary>Name in the dashboard's title.</summary>
    public string ApplicationName { get; set; } = "";

    /// <summary>Where people open it. Key: <c>ASPNETCORE_URLS</c> (the launch profile's applicationUrl); default: a free port.</summary>
    public Uri FrontendUrl { get; set; } = default!;

    /// <summary>Where services send their telemetry (OTLP over gRPC). Key: <c>ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL</c>; default: a free port.</summary>
    public Uri OtlpEndpointUrl { get; set; } = default!;

    /// <summary>Where the dashboard asks for resources. Key: <c>ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL</c>; null: any free port.</summary>
    public Uri? ResourceServiceUrl { get; set; }

    /// <summary>
    /// Opens the dashboard to whoever has it; new at each run. Keys: <c>ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN</c>,
    /// <c>AppHost:BrowserToken</c>; null, as all keys here, with <c>ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS</c>: everyone may.
    /// </summary>
    public string? BrowserToken { get; set; }

    /// <summary>Services send it in the header <c>x-otlp-api-key</c>. Key: <c>AppHost:OtlpApiKey</c>.</summary>
    public string? OtlpApiKey { get; set; }

    /// <summary>Readers of the telemetry API send it in the header <c>x-api-key</c>. Key: <c>AppHost:DashboardApiKey</c>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The dashboard sends it to the resource service. Keys: <c>ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY</c>, <c>AppHost:ResourceService:ApiKey</c>.</summary>
    public string? ResourceServiceApiKey { get; set; }

    /// <summary>Every configured <c>ASPIRE_DASHBOARD_…</c> value: the dashboard gets them as they are.</summary>
    public IReadOnlyDictionary<string, string> PassedOn { get; set; } = new Dictionary<string, string>();
}
