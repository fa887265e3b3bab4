using System.Globalization;
using Microsoft.AspNetCore.Http;
using StreamChat.Gateway.Routing;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.Gateway;

/// <summary>The gateway with an api and a frontend behind it.</summary>
internal sealed class GatewayFixture(UpstreamHost api, UpstreamHost frontend, ServiceHost<RoutingOptions> gateway) : IAsyncDisposable
{
    internal UpstreamHost Api => api;

    internal UpstreamHost Frontend => frontend;

    internal ServiceHost<RoutingOptions> Gateway => gateway;

    internal HttpClient Client => gateway.Client;

    internal static async Task<GatewayFixture> StartAsync(
        RequestDelegate api,
        CancellationToken cancellationToken,
        params (string Key, string Value)[] settings)
    {
        var apiHost = await UpstreamHost.StartAsync(api, cancellationToken);
        var frontendHost = await UpstreamHost.StartAsync("page", cancellationToken);
        var gateway = Start(apiHost.Address, frontendHost.Address, settings);
        return new GatewayFixture(apiHost, frontendHost, gateway);
    }

    /// <summary>A gateway alone, with the addresses of services that may not be there.</summary>
    internal static ServiceHost<RoutingOptions> Start(Uri api, Uri frontend, params (string Key, string Value)[] settings) =>
        StartBefore([api], frontend, settings);

    /// <summary>A gateway before several replicas.</summary>
    internal static ServiceHost<RoutingOptions> StartBefore(Uri[] apis, Uri frontend, params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value);
        for (var number = 0; number < apis.Length; number++)
        {
            all[string.Create(CultureInfo.InvariantCulture, $"services:api:http:{number}")] = apis[number].AbsoluteUri;
        }

        all["services:frontend:http:0"] = frontend.AbsoluteUri;
        return ServiceHost<RoutingOptions>.Start(all);
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        await api.DisposeAsync();
        await frontend.DisposeAsync();
    }
}
