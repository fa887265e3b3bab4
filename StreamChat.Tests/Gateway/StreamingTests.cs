using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway;

/// <summary>What the gateway does to a stream: nothing, and nothing late.</summary>
public sealed class StreamingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Frame_Arrives_BeforeTheNextIsSent()
    {
        var frames = Channel.CreateBounded<string>(1);
        await using var fixture = await GatewayFixture.StartAsync(context => SendFramesAsync(context, frames.Reader), Cancellation);
        using var response = await OpenAsync(fixture.Client);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));

        for (var i = 0; i < 20; i++)
        {
            await frames.Writer.WriteAsync($"data: {i}\n\n", Cancellation);
            Assert.Equal($"data: {i}", await ReadLineAsync(reader));
            Assert.Equal("", await ReadLineAsync(reader));
        }

        frames.Writer.Complete();
        Assert.Null(await ReadLineAsync(reader));
    }

    [Fact]
    public async Task Headers_KeepTheStreamsOwn_WhenApiStreams()
    {
        var frames = Channel.CreateBounded<string>(1);
        frames.Writer.Complete();
        await using var fixture = await GatewayFixture.StartAsync(context => SendFramesAsync(context, frames.Reader), Cancellation);

        using var response = await OpenAsync(fixture.Client);

        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal(["no"], response.Headers.GetValues("X-Accel-Buffering"));
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Api_SeesTheCancel_WhenClientLeaves()
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var fixture = await GatewayFixture.StartAsync(
            async context =>
            {
                using var aborted = context.RequestAborted.Register(left.SetResult);
                await context.Response.WriteAsync("data: 0\n\n", context.RequestAborted);
                await left.Task;
            },
            Cancellation);

        var response = await OpenAsync(fixture.Client);
        await response.Content.ReadAsStreamAsync(Cancellation);
        Assert.False(left.Task.IsCompleted);
        response.Dispose();

        // The contract gives the whole way to the provider a second.
        await left.Task.WaitAsync(TimeSpan.FromSeconds(1), Cancellation);
    }

    [Fact]
    public async Task Stream_IsCut_WhenApiIsSilentBeyondTheActivityTimeout()
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var fixture = await GatewayFixture.StartAsync(
            async context =>
            {
                using var aborted = context.RequestAborted.Register(left.SetResult);
                await context.Response.WriteAsync("data: 0\n\n", context.RequestAborted);
                await left.Task;
            },
            Cancellation,
            ("Routing:ActivityTimeout", "0.3"));
        using var response = await OpenAsync(fixture.Client);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        Assert.Equal("data: 0", await ReadLineAsync(reader));
        Assert.Equal("", await ReadLineAsync(reader));

        await Assert.ThrowsAnyAsync<IOException>(() => ReadLineAsync(reader));
        await left.Task.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    [Fact]
    public async Task Stream_Lives_WhenOnlyHeartbeatsComeBeyondTheActivityTimeout()
    {
        const int Heartbeats = 15;
        await using var fixture = await GatewayFixture.StartAsync(
            async context =>
            {
                // 15 × 200 ms is twice the timeout; the timeout itself is real time inside the proxy, so this is too.
                using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
                for (var i = 0; i < Heartbeats; i++)
                {
                    await context.Response.WriteAsync(": keep-alive\n\n", context.RequestAborted);
                    await timer.WaitForNextTickAsync(context.RequestAborted);
                }
            },
            Cancellation,
            ("Routing:ActivityTimeout", "1.5"));

        using var response = await OpenAsync(fixture.Client);
        var text = await response.Content.ReadAsStringAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal(string.Concat(Enumerable.Repeat(": keep-alive\n\n", Heartbeats)), text);
    }

    private static async Task SendFramesAsync(HttpContext context, ChannelReader<string> frames)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await foreach (var frame in frames.ReadAllAsync(context.RequestAborted))
        {
            await context.Response.WriteAsync(frame, context.RequestAborted);
        }
    }

    private static Task<HttpResponseMessage> OpenAsync(HttpClient client) =>
        client.GetAsync(new Uri("/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);

    private static Task<string?> ReadLineAsync(StreamReader reader) =>
        reader.ReadLineAsync(Cancellation).AsTask().WaitAsync(TestTimeouts.Default, Cancellation);
}
