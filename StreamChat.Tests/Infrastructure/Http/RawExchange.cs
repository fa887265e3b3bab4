using System.Net.Sockets;
using System.Text;

namespace StreamChat.Tests.Infrastructure.Http;

/// <summary>Sends bytes as they are, which no HTTP client would, and reads what comes back.</summary>
internal static class RawExchange
{
    private const string Stream = "text/event-stream";

    internal static async Task<TcpClient> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        TcpClient client = new() { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        return client;
    }

    /// <summary>All that comes back until the other side closes, of an event stream only its beginning.</summary>
    internal static async Task<string> SendAsync(Uri address, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var client = await ConnectAsync(address, cancellationToken);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            // It has answered before it has read all, and closed.
        }

        return await ReadAsync(stream, cancellationToken);
    }

    /// <inheritdoc cref="SendAsync(Uri, ReadOnlyMemory{byte}, CancellationToken)"/>
    internal static Task<string> SendAsync(Uri address, string text, CancellationToken cancellationToken) =>
        SendAsync(address, Encoding.Latin1.GetBytes(text), cancellationToken);

    internal static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        StringBuilder text = new();
        var buffer = new byte[16 * 1024];
        try
        {
            int length;
            while ((length = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, length));
                if (text.ToString() is var all && all.Contains(Stream, StringComparison.Ordinal) && all.Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    break;
                }
            }
        }
        catch (IOException)
        {
            // Closed with a reset: what came before it counts.
        }

        return text.ToString();
    }
}
