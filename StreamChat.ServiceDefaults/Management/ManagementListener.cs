using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.ServiceDefaults.Management;

/// <summary>
/// Opens the management port beside the service's own, and keeps the two apart. In front of the whole pipeline: no identity, limit or drain
/// of the service has a say here, and nothing of the service can be reached.
/// </summary>
internal sealed class ManagementListener(
    ManagementPages pages,
    IOptions<ManagementOptions> options,
    IOptions<KestrelServerOptions> kestrel,
    IConfiguration configuration,
    IHostEnvironment environment) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (options.Value.Port is { } port)
        {
            Listen(app, port);
            app.MapWhen(context => context.Connection.LocalPort == PortOf(port, app), branch => branch.UseMiddleware<RequestIdMiddleware>().Run(pages.WriteAsync));
        }

        next(app);
    };

    /// <summary>A free port is known once the server has bound it, as the last of its addresses.</summary>
    private static int PortOf(int port, IApplicationBuilder app) =>
        port > 0 ? port : BindingAddress.Parse(app.ServerFeatures.GetRequiredFeature<IServerAddressesFeature>().Addresses.Last()).Port;

    /// <summary>At this moment the server has its own addresses and has not bound them; endpoints of its configuration win over addresses.</summary>
    private void Listen(IApplicationBuilder app, int port)
    {
        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            kestrel.Value.ListenAnyIP(port);
        }
        else
        {
            // Before the port for HTTP/2 is opened (AddH2c), which makes endpoints of all addresses. A developer's machine may stand in an open network.
            var host = environment.IsDevelopment() ? "127.0.0.1" : "*";
            app.ServerFeatures.Get<IServerAddressesFeature>()?.Addresses.Add($"http://{host}:{port}");
        }
    }
}
