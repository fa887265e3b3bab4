using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Server;

/// <summary>Registers the limits of the web server.</summary>
internal static class ServerServiceCollectionExtensions
{
    private const int MaxBodySize = 1024 * 1024;
    private const int MaxHeadersSize = 16 * 1024;
    private const int MaxHeaderCount = 64;

    // Long enough for the prompt that GET /stream has in its address, as the server has it by default; said here so that it stays.
    private const int MaxRequestLineSize = 8 * 1024;

    // The kernel would take megabytes for a reader that does not read, so that no write ever blocks and no deadline ever fires.
    private const int SendBufferSize = 64 * 1024;

    internal static IServiceCollection AddServer(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<ServerOptions>(ServerOptions.SectionName);
        services.Configure<KestrelServerOptions>(LimitSizes);
        services.Configure<SocketTransportOptions>(LimitSendBuffer);
        services.AddHostedService<ServerLimits>();
        return services;
    }

    private static void LimitSizes(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodySize;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeadersSize;
        kestrel.Limits.MaxRequestHeaderCount = MaxHeaderCount;
        kestrel.Limits.MaxRequestLineSize = MaxRequestLineSize;
        kestrel.Limits.Http2.MaxRequestHeaderFieldSize = MaxHeadersSize;
    }

    private static void LimitSendBuffer(SocketTransportOptions sockets) =>
        sockets.CreateBoundListenSocket = endpoint =>
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            socket.SendBufferSize = SendBufferSize;
            return socket;
        };
}
