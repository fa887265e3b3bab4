using System.Text.Json.Nodes;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>Where the dashboard listens and which keys it has, by configuration.</summary>
public sealed class DashboardOptionsTests
{
    [Fact]
    public void Unconfigured_TakesFreePortsAndNewKeys()
    {
        var options = Read();

        Assert.NotEqual(options.FrontendUrl.Port, options.OtlpEndpointUrl.Port);
        Assert.Null(options.ResourceServiceUrl);
        Assert.All(
            [options.BrowserToken, options.OtlpApiKey, options.ApiKey, options.ResourceServiceApiKey],
            key => Assert.Matches("^[0-9a-f]{32}$", key));
        Assert.NotEqual(options.BrowserToken, Read().BrowserToken);
    }

    [Fact]
    public void ConfiguredAddresses_AreTaken_TheFirstOfSeveral()
    {
        var options = Read(
            ("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"),
            ("ASPNETCORE_URLS", "http://localhost:18888;http://localhost:18889"),
            ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:4317"),
            ("DOTNET_RESOURCE_SERVICE_ENDPOINT_URL", "http://localhost:4319"));

        Assert.Equal(
            (18888, 4317, 4319),
            (options.FrontendUrl.Port, options.OtlpEndpointUrl.Port, options.ResourceServiceUrl?.Port));
    }

    [Fact]
    public void PortZero_IsAFreePort()
    {
        var options = Read(("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"), ("ASPNETCORE_URLS", "http://localhost:0"));

        Assert.NotEqual(0, options.FrontendUrl.Port);
    }

    [Theory]
    [InlineData("http://localhost:18888", "The address 'http://localhost:18888' (ASPNETCORE_URLS) must be https, unless ASPIRE_ALLOW_UNSECURED_TRANSPORT is true.")]
    [InlineData("localhost", "'localhost' (ASPNETCORE_URLS) is not an address such as http://localhost:18888.")]
    [InlineData("ftp://localhost", "'ftp://localhost' (ASPNETCORE_URLS) is not an address such as http://localhost:18888.")]
    public void WrongAddress_IsRefusedInOneLine(string address, string expected)
    {
        var error = Assert.Throws<DistributedApplicationException>(() => Read(("ASPNETCORE_URLS", address)));

        Assert.Equal(expected, error.Message);
    }

    [Theory]
    [InlineData("ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN")]
    [InlineData("AppHost:BrowserToken")]
    public void BrowserToken_IsTheConfiguredOne(string key)
    {
        Assert.Equal("mine", Read((key, "mine")).BrowserToken);
    }

    [Fact]
    public void Keys_AreAbsent_WhenEveryoneMayCome()
    {
        var options = Read(("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", "true"));

        Assert.Equal((null, null, null, null), (options.BrowserToken, options.OtlpApiKey, options.ApiKey, options.ResourceServiceApiKey));
    }

    [Fact]
    public void TelemetryKeys_AreKeptAcrossRuns()
    {
        var secrets = new Secrets();

        var options = Read(services => services.AddSingleton<IUserSecretsManager>(secrets));

        Assert.Equal(
            new() { ["AppHost:OtlpApiKey"] = options.OtlpApiKey!, ["AppHost:DashboardApiKey"] = options.ApiKey! },
            secrets.Kept);
    }

    [Fact]
    public void PlainHttp_IsAllowedByTheApplication()
    {
        var application = new DistributedApplicationOptions { AllowUnsecuredTransport = true };

        Assert.Equal(18888, Read(services => services.AddSingleton(application), ("ASPNETCORE_URLS", "http://localhost:18888")).FrontendUrl.Port);
    }

    [Theory]
    [InlineData(null, "StreamChat")]
    [InlineData("My.AppHost", "My")]
    public void Name_IsThatOfTheApplication(string? configured, string expected)
    {
        Assert.Equal(expected, Read(("AppHost:DashboardApplicationName", configured!)).ApplicationName);
    }

    private static DashboardOptions Read(params (string Key, string Value)[] settings) => Read(_ => { }, settings);

    private static DashboardOptions Read(Action<IServiceCollection> configure, params (string Key, string Value)[] settings)
    {
        var host = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "StreamChat.AppHost", DisableDefaults = true });
        host.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        host.Services.AddAspireDashboard();
        configure(host.Services);
        using var services = host.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptions<DashboardOptions>>().Value;
    }

    private sealed class Secrets : IUserSecretsManager
    {
        internal Dictionary<string, string> Kept { get; } = [];

        public bool IsAvailable => true;

        public string FilePath => "";

        public bool TrySetSecret(string name, string value) => Kept.TryAdd(name, value);

        public bool TryDeleteSecret(string name) => Kept.Remove(name);

        public void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator) => throw new NotSupportedException();

        public Task SaveStateAsync(JsonObject state, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
