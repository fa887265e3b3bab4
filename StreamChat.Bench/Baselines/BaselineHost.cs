using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StreamChat.Bench.Baselines;

/// <summary>The bare server that the baselines in .NET share.</summary>
internal static class BaselineHost
{
    internal static WebApplication Build(Arguments arguments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, arguments.Number("--port"));
            if (arguments.Has("--h2c-port"))
            {
                kestrel.Listen(IPAddress.Loopback, arguments.Number("--h2c-port"), listen => listen.Protocols = HttpProtocols.Http2);
            }
        });
        return builder.Build();
    }
}
