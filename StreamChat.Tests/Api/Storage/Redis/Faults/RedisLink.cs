using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace StreamChat.Tests.Api.Storage.Redis.Faults;

/// <summary>One connection through a <see cref="RedisProxy"/>.</summary>
internal sealed class RedisLink(RedisProxy proxy, TcpClient client, TcpClient server)
{
    /// <summary>Whether answers are thrown away.</summary>
    internal bool IsMute { get; set; }

    internal void Close()
    {
        client.Dispose();
        server.Dispose();
    }

    /// <summary>Passes on until one side ends.</summary>
    internal async Task RunAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            var answers = Channel.CreateBounded<(long Due, byte[] Bytes)>(1000);
            await Task.WhenAny(PassCommandsAsync(cancellationToken), ReadAnswersAsync(answers, cancellationToken), PassAnswersAsync(answers, cancellationToken));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Nothing listens there, or the test is over.
        }
        finally
        {
            Close();
        }
    }

    private async Task PassCommandsAsync(CancellationToken cancellationToken)
    {
        using StreamReader reader = new(client.GetStream(), RedisProxy.Bytes);
        while (await ReadCommandAsync(reader, cancellationToken) is { } command)
        {
            var answer = proxy.Take(command, this);
            await (answer is null ? server : client).GetStream().WriteAsync(RedisProxy.Bytes.GetBytes(answer ?? command), cancellationToken);
        }
    }

    /// <summary>One command as it came: <c>*2\r\n$3\r\nGET\r\n$1\r\na\r\n</c>.</summary>
    private static async Task<string?> ReadCommandAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        if (await reader.ReadLineAsync(cancellationToken) is not { } line)
        {
            return null;
        }

        var command = line + "\r\n";
        for (var left = int.Parse(line[1..], CultureInfo.InvariantCulture); left > 0; left--)
        {
            var length = (await reader.ReadLineAsync(cancellationToken))!;
            var argument = new char[int.Parse(length[1..], CultureInfo.InvariantCulture) + 2];
            await reader.ReadBlockAsync(argument, cancellationToken);
            command += length + "\r\n" + new string(argument);
        }

        return command;
    }

    private async Task ReadAnswersAsync(ChannelWriter<(long Due, byte[] Bytes)> answers, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await server.GetStream().ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            if (!IsMute)
            {
                await answers.WriteAsync((TimeProvider.System.GetTimestamp(), buffer[..count]), cancellationToken);
            }
        }
    }

    private async Task PassAnswersAsync(ChannelReader<(long At, byte[] Bytes)> answers, CancellationToken cancellationToken)
    {
        await foreach (var (at, bytes) in answers.ReadAllAsync(cancellationToken))
        {
            if (proxy.Delay - TimeProvider.System.GetElapsedTime(at) is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left, TimeProvider.System, cancellationToken);
            }

            await client.GetStream().WriteAsync(bytes, cancellationToken);
        }
    }
}
