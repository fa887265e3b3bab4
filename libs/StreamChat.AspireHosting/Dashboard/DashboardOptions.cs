namespace Aspire.Hosting.Dashboard;

/// <summary>Where the dashboard of this run is found, and with which keys.</summary>
internal sealed class DashboardOptions
{
    /// <summary>Whether there is one; false leaves all else unset.</summary>
    public bool Enabled { get; set; }

    /// <summary>Where services send their telemetry (OTLP over gRPC); null without a dashboard.</summary>
    public Uri? OtlpEndpointUrl { get; set; }

    /// <summary>The key they send with it, in the header <c>x-otlp-api-key</c>.</summary>
    public string? OtlpApiKey { get; set; }
}
