using System.Net;

namespace StreamChat.Bench.Baselines;

/// <summary>A baseline: a relay that copies the provider's bytes, on Kestrel. It has no feature at all.</summary>
internal static class ByteRelay
{
    private const int BufferSize = 16 * 1024;

    internal static async Task<int> RunAsync(Arguments arguments)
    {
        var provider = new Uri(arguments.Text("--provider"));
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero });
        await using var app = BaselineHost.Build(arguments);
        app.MapGet("/ready", () => "ready");
        app.MapFallback(context => RelayAsync(context, client, provider));
        await app.RunAsync();
        return 0;
    }

    private static async Task RelayAsync(HttpContext context, HttpMessageInvoker client, Uri provider)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(provider, context.Request.Path))
        {
            Content = new StreamContent(context.Request.Body),
            Version = HttpVersion.Version11,
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Content.Headers.ContentLength = context.Request.ContentLength;
        try
        {
            using var response = await client.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            await using var body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
            var output = context.Response.BodyWriter;
            int read;
            while ((read = await body.ReadAsync(output.GetMemory(BufferSize), context.RequestAborted)) > 0)
            {
                output.Advance(read);
                await output.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left.
        }
    }
}
