using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace StreamChat.Tests.Infrastructure;

/// <summary>A service behind ours, as small as one delegate, on real Kestrel at a free port.</summary>
internal sealed class UpstreamHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private UpstreamHost(WebApplication app) => _app = app;

    internal Uri Address => new(_app.Urls.Single());

    /// <summary>The paths that were asked for, in order.</summary>
    internal ConcurrentQueue<string> Paths { get; } = [];

    /// <summary>Starts an upstream that answers every request by <paramref name="answer"/>.</summary>
    internal static async Task<UpstreamHost> StartAsync(
        RequestDelegate answer, CancellationToken cancellationToken, HttpProtocols protocols = HttpProtocols.Http1)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = protocols));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var host = new UpstreamHost(app);
        app.Run(context =>
        {
            host.Paths.Enqueue(context.Request.Path);
            return answer(context);
        });
        await app.StartAsync(cancellationToken);
        return host;
    }

    /// <summary>Starts an upstream that answers every request with a short text.</summary>
    internal static Task<UpstreamHost> StartAsync(string text, CancellationToken cancellationToken) =>
        StartAsync(context => context.Response.WriteAsync(text, context.RequestAborted), cancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
