namespace Aspire.Hosting.Dashboard.Supervision;

/// <summary>What the dashboard's process is told by its environment.</summary>
internal static class DashboardEnvironment
{
    internal static Dictionary<string, string?> For(DashboardOptions options, Uri resourceService, string environmentName)
    {
        var variables = options.PassedOn.ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        variables["ASPNETCORE_URLS"] = AddressOf(options.FrontendUrl);
        variables["ASPNETCORE_ENVIRONMENT"] = environmentName;
        variables["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = AddressOf(options.OtlpEndpointUrl);
        variables["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = AddressOf(resourceService);
        variables["ASPIRE_DASHBOARD_API_ENABLED"] = "true";
        variables["DASHBOARD__FRONTEND__PUBLICURL"] = AddressOf(options.FrontendUrl);
        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "json"; // DashboardLog reads it
        AddKey("DASHBOARD__FRONTEND__AUTHMODE", "BrowserToken", "DASHBOARD__FRONTEND__BROWSERTOKEN", options.BrowserToken);
        AddKey("DASHBOARD__OTLP__AUTHMODE", "ApiKey", "DASHBOARD__OTLP__PRIMARYAPIKEY", options.OtlpApiKey);
        AddKey("DASHBOARD__API__AUTHMODE", "ApiKey", "DASHBOARD__API__PRIMARYAPIKEY", options.ApiKey);
        AddKey("DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE", "ApiKey", "DASHBOARD__RESOURCESERVICECLIENT__APIKEY", options.ResourceServiceApiKey);

        // Of the AppHost's launch profile, not of the dashboard.
        foreach (var name in (string[])["ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE"])
        {
            variables[name] = null;
        }

        return variables;

        void AddKey(string modeName, string mode, string keyName, string? key)
        {
            variables[modeName] = key is null ? "Unsecured" : mode;
            variables[keyName] = key;
        }
    }

    private static string AddressOf(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
