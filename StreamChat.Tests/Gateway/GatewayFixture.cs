using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
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

    internal static Task<GatewayFixture> StartAsync(
        RequestDelegate api,
        CancellationToken cancellationToken,
        params (string Key, string Value)[] settings) => StartAsync(api, services: null, cancellationToken, settings);

    /// <summary>A gateway in which some services are replaced, such as what writes its log.</summary>
    internal static async Task<GatewayFixture> StartAsync(
        RequestDelegate api,
        Action<IServiceCollection>? services,
        CancellationToken cancellationToken,
        params (string Key, string Value)[] settings)
    {
        var apiHost = await UpstreamHost.StartAsync(api, cancellationToken);
        var frontendHost = await UpstreamHost.StartAsync("page", cancellationToken);
        var gateway = Start([apiHost.Address], frontendHost.Address, services, settings);
        return new GatewayFixture(apiHost, frontendHost, gateway);
    }

    /// <summary>A gateway alone, with the addresses of services that may not be there.</summary>
    internal static ServiceHost<RoutingOptions> Start(Uri api, Uri frontend, params (string Key, string Value)[] settings) =>
        Start([api], frontend, services: null, settings);

    /// <summary>A gateway before several replicas.</summary>
    internal static ServiceHost<RoutingOptions> StartBefore(Uri[] apis, Uri frontend, params (string Key, string Value)[] settings) =>
        Start(apis, frontend, services: null, settings);

    private static ServiceHost<RoutingOptions> Start(
        Uri[] apis, Uri frontend, Action<IServiceCollection>? services, (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value);
        for (var number = 0; number < apis.Length; number++)
        {
            all[string.Create(CultureInfo.InvariantCulture, $"services:api:http:{number}")] = apis[number].AbsoluteUri;
        }

        all["services:frontend:http:0"] = frontend.AbsoluteUri;
        return ServiceHost<RoutingOptions>.Start(all, services);
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        await api.DisposeAsync();
        await frontend.DisposeAsync();
    }
}
