using System.Net.Sockets;
using System.Text;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Chat;

/// <summary>A reader that stops reading costs little, and not for long.</summary>
public sealed class SlowReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("chat", """{"prompt":"x","model":"simulator-long-1000000-fast"}""")]
    [InlineData("v1/chat/completions", """{"messages":[{"role":"user","content":"x"}],"model":"simulator-long-1000000-fast","stream":true}""")]
    public async Task Reader_IsCutAndTheProviderCancelled_WhenItDoesNotRead(string path, string body)
    {
        await using var simulator = SimulatorHost.Start();
        await using var api = ApiHost.Start(simulator.OpenAIAddress, settings: ("WRITE_TIMEOUT_SECS", "1"));
        using TcpClient client = new() { ReceiveBufferSize = 8 * 1024 };
        await client.ConnectAsync(api.Address.Host, api.Address.Port, Token);
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /{path} HTTP/1.1\r\nHost: api\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"),
            Token);

        var call = await simulator.Calls.CallAsync(1, Token).WaitAsync(TestTimeouts.Default, Token);

        Assert.Equal(CallState.Aborted, await call.Ended.WaitAsync(TestTimeouts.Default, Token));
    }
}
