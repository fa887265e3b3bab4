using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>A reader that does not read is cut.</summary>
public sealed class WriteDeadlineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(17);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reader_IsCut_WhenItTakesNothingForTheWriteTimeout(bool byPipe)
    {
        var clock = new ManualTimeProvider();
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await StartAsync(clock, context => WriteOnAsync(context, byPipe, cut));
        using var reader = await SendAndNeverReadAsync(host.Address);

        // A write may block for a moment while the kernel still takes bytes, so the first blocked one need not be the last.
        while (!cut.Task.IsCompleted)
        {
            await Task.WhenAny(cut.Task, clock.WhenTimerDueInAsync(Patience));
            clock.Advance(Patience);
        }

        await cut.Task;
    }

    [Fact]
    public async Task Reader_IsNotCut_WhenItReadsALongAnswer()
    {
        var clock = new ManualTimeProvider();
        await using var host = await StartAsync(clock, async context =>
        {
            for (var i = 0; i < 100; i++)
            {
                await context.Response.WriteAsync("word ", context.RequestAborted);
                clock.Advance(Patience);
            }
        });

        var text = await host.Client.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal(500, text.Length);
    }

    private static Task<DefaultsHost> StartAsync(ManualTimeProvider clock, RequestDelegate answer) => DefaultsHost.StartAsync(
        app => app.MapGet("/", answer),
        Cancellation,
        builder => builder.Services.AddSingleton<TimeProvider>(clock),
        ("WRITE_TIMEOUT_SECS", "17"));

    private static async Task WriteOnAsync(HttpContext context, bool byPipe, TaskCompletionSource cut)
    {
        using var aborted = context.RequestAborted.Register(cut.SetResult);
        var chunk = new byte[64 * 1024];
        while (!context.RequestAborted.IsCancellationRequested)
        {
            if (byPipe)
            {
                await context.Response.BodyWriter.WriteAsync(chunk, context.RequestAborted);
            }
            else
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        }
    }

    private static async Task<Socket> SendAndNeverReadAsync(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 * 1024 };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, Cancellation).AsTask().WaitAsync(TestTimeouts.Default, Cancellation);
        await socket.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Cancellation).AsTask().WaitAsync(TestTimeouts.Default, Cancellation);
        return socket;
    }
}
