using System.Net.Sockets;

namespace StreamChat.AppHost.Redis;

/// <summary>Asks a Redis for one line.</summary>
internal static class RedisLine
{
    /// <exception cref="SocketException">It cannot be reached.</exception>
    /// <exception cref="IOException">It went away.</exception>
    internal static async Task<string?> AskAsync(EndpointReference server, string command, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"{command}\r\n"), cancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(cancellationToken);
    }
}
