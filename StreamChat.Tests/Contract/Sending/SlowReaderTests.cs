using System.Diagnostics.Metrics;
using System.Net.Sockets;
using System.Text;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Telemetry;
using Xunit;

namespace StreamChat.Tests.Contract.Sending;

/// <summary>A reader that does not read slows nobody.</summary>
public sealed class SlowReaderTests
{
    private const int Tokens = 40_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_IsWholeForTheOthers_WhenAReaderDoesNotRead()
    {
        await using var services = SendingServices.With(("WRITE_TIMEOUT_SECS", "1"), ("Callers:AllowUnsigned", "true"));
        using SemaphoreSlim closed = new(0);
        using var listener = Listen(services, closed);
        ConversationClient conversation = new(services.Api.Client);
        await conversation.CreateAsync(new { });
        var run = (await conversation.StartAsync(new { content = "x", model = $"simulator-long-{Tokens}-fast" })).GetProperty("id").GetString()!;
        using TcpClient stuck = new() { ReceiveBufferSize = 8 * 1024 };
        await stuck.ConnectAsync(services.Api.Address.Host, services.Api.Address.Port, Token);
        await stuck.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /api/runs/{run}/events HTTP/1.1\r\nHost: api\r\n\r\n"), Token);

        var call = await services.Simulator.Calls.CallAsync(1, Token).Bounded();
        Assert.Equal(CallState.Completed, await call.Ended.Bounded());
        var answer = await conversation.ReadAsync(run);

        answer.AssertWhole();
        Assert.Equal(("completed", Tokens), (answer.End, answer.Ids.Count - 2));

        // The stream of the reader that read, and the other one, which only the write timeout ends; before that, taking from it would set it free.
        Assert.True(await closed.WaitAsync(TestTimeouts.Default, Token));
        Assert.True(await closed.WaitAsync(TestTimeouts.Default, Token));
        await AssertCutAsync(stuck);
    }

    /// <summary>Counts the event streams of this api that have been closed.</summary>
    private static MeterListener Listen(SendingServices services, SemaphoreSlim closed) => ServiceMeters.Listen(
        services.Api.Services,
        instrument => instrument.Name == "streamchat.open_streams",
        (_, change, _, _) =>
        {
            if (change < 0)
            {
                closed.Release();
            }
        });

    /// <summary>What was sent before is still in the connection; after it comes its end.</summary>
    private static async Task AssertCutAsync(TcpClient stuck)
    {
        using MemoryStream taken = new();
        try
        {
            await stuck.GetStream().CopyToAsync(taken, Token).Bounded();
        }
        catch (IOException)
        {
            // Reset, not closed: an end all the same.
        }

        Assert.DoesNotContain("event: done", Encoding.UTF8.GetString(taken.ToArray()), StringComparison.Ordinal);
    }
}
