using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Supervision;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>What the dashboard's process is told.</summary>
public sealed class DashboardEnvironmentTests
{
    private static readonly DashboardOptions Options = new()
    {
        FrontendUrl = new("http://localhost:18888"),
        OtlpEndpointUrl = new("http://localhost:4317"),
        BrowserToken = "token",
        OtlpApiKey = "otlp",
        ApiKey = "api",
        ResourceServiceApiKey = "resource",
        PassedOn = new Dictionary<string, string> { ["ASPIRE_DASHBOARD_X"] = "y" },
    };

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://localhost:18888")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Development")]
    [InlineData("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:4317")]
    [InlineData("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "http://127.0.0.1:5000")]
    [InlineData("ASPIRE_DASHBOARD_API_ENABLED", "true")]
    [InlineData("ASPIRE_DASHBOARD_X", "y")]
    [InlineData("DASHBOARD__FRONTEND__AUTHMODE", "BrowserToken")]
    [InlineData("DASHBOARD__FRONTEND__BROWSERTOKEN", "token")]
    [InlineData("DASHBOARD__OTLP__AUTHMODE", "ApiKey")]
    [InlineData("DASHBOARD__OTLP__PRIMARYAPIKEY", "otlp")]
    [InlineData("DASHBOARD__API__PRIMARYAPIKEY", "api")]
    [InlineData("DASHBOARD__RESOURCESERVICECLIENT__APIKEY", "resource")]
    [InlineData("DOTNET_LAUNCH_PROFILE", null)]
    public void Variables_AreThoseOfTheDashboard(string name, string? expected)
    {
        Assert.Equal(expected, DashboardEnvironment.For(Options, new("http://127.0.0.1:5000"), "Development")[name]);
    }

    [Fact]
    public void Modes_AreUnsecured_WithoutKeys()
    {
        var options = new DashboardOptions { FrontendUrl = Options.FrontendUrl, OtlpEndpointUrl = Options.OtlpEndpointUrl };

        var variables = DashboardEnvironment.For(options, new("http://127.0.0.1:5000"), "Development");

        Assert.All(variables.Where(pair => pair.Key.EndsWith("AUTHMODE", StringComparison.Ordinal)), pair => Assert.Equal("Unsecured", pair.Value));
    }
}
