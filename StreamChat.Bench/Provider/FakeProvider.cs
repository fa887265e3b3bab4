using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StreamChat.Bench.Provider;

/// <summary>An OpenAI-compatible provider that costs next to nothing: precomputed bytes on Kestrel, over HTTP/1.1 and over h2c.</summary>
internal static class FakeProvider
{
    private const int Backlog = 8192;

    internal static async Task<int> RunAsync(Arguments arguments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSockets(sockets => sockets.Backlog = Backlog);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, arguments.Number("--http1"), listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, arguments.Number("--http2"), listen => listen.Protocols = HttpProtocols.Http2);
        });

        await using var app = builder.Build();
        using var pacer = new Pacer();
        var counts = new StreamCounts();
        var answers = new AnswerStream(pacer, counts);
        app.Run(context => HandleAsync(context, answers, counts));
        await app.RunAsync();
        return 0;
    }

    private static Task HandleAsync(HttpContext context, AnswerStream answers, StreamCounts counts)
    {
        var path = context.Request.Path.Value!;
        if (path.EndsWith("/chat/completions", StringComparison.Ordinal))
        {
            return answers.AnswerAsync(context);
        }

        context.Response.ContentType = "application/json";
        return path.EndsWith("/models", StringComparison.Ordinal)
            ? context.Response.WriteAsync("""{"object":"list","data":[{"id":"bench-t20-d0-s24-f0-u0","object":"model"}]}""")
            : context.Response.WriteAsync(counts.ToJson());
    }
}
