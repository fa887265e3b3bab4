using StreamChat.Bench.Baselines;

namespace StreamChat.Bench.Systems;

/// <summary>Where services send their telemetry in a bench: it takes everything (OTLP over HTTP) and keeps nothing.</summary>
internal static class Collector
{
    internal static async Task<int> RunAsync(Arguments arguments)
    {
        await using var app = BaselineHost.Build(arguments);
        app.MapGet("/ready", () => "ready");
        app.MapFallback(TakeAsync);
        await app.RunAsync();
        return 0;
    }

    private static Task TakeAsync(HttpContext context)
    {
        context.Response.ContentType = "application/x-protobuf";
        return context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
    }
}
