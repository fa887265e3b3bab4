using System.Net;
using System.Net.Sockets;

namespace StreamChat.Bench.Load.Http;

/// <summary>A connection of HTTP/1.1 on a raw socket, kept from one request to the next.</summary>
internal sealed class Http1Client(Uri server) : IStreamClient
{
    private const int BufferSize = 8 * 1024;
    private const int MostAttempts = 8;
    private const int ServiceUnavailable = 503;

    private readonly byte[] _buffer = new byte[BufferSize];
    private Socket? _socket;
    private volatile bool _hasLeft;

    public async Task ReadAsync(RequestParts request, StreamReading reading, Action<string?>? headCame)
    {
        var bytes = request.ToBytes(server);
        try
        {
            reading.Ended(await AskAsync(bytes, reading, headCame));
        }
        catch (Exception) when (_hasLeft)
        {
            reading.Left(); // its own doing: the socket is gone
        }
        catch (SocketException e)
        {
            Close();
            reading.Ended($"connection: {e.SocketErrorCode}");
        }
    }

    public void Leave()
    {
        _hasLeft = true;
        Close();
    }

    public void Dispose() => Close();

    /// <summary>What was wrong with the response, or null. Who is refused for now asks again when it may, as any client should.</summary>
    private async Task<string?> AskAsync(byte[] request, StreamReading reading, Action<string?>? headCame)
    {
        for (var attempt = 1; ; attempt++)
        {
            ObjectDisposedException.ThrowIf(_hasLeft, this); // while it waited to ask again
            var socket = await ConnectAsync();
            reading.Sent();
            await socket.SendAsync(request);
            var (failure, retryAfter) = await ReadResponseAsync(socket, reading, headCame);
            if (failure is null)
            {
                return null;
            }

            Close();
            if (retryAfter is not { } seconds || attempt == MostAttempts)
            {
                return failure;
            }

            reading.Refused();
            await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        }
    }

    private async Task<Socket> ConnectAsync()
    {
        if (_socket is { } open)
        {
            return open;
        }

        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket = socket;
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        return socket;
    }

    /// <summary>What was wrong with the response, as far as HTTP goes, or null, and after how many seconds to ask again.</summary>
    private async Task<(string? Failure, int? RetryAfter)> ReadResponseAsync(Socket socket, StreamReading reading, Action<string?>? headCame)
    {
        ChunkedBody? body = null;
        var kept = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(kept));
            if (read == 0 && _hasLeft)
            {
                throw new SocketException((int)SocketError.Disconnecting);
            }

            if (read == 0)
            {
                return ("the connection was closed", null);
            }

            var start = 0;
            if (body is null)
            {
                kept += read;
                if (ResponseHead.Parse(_buffer.AsSpan(0, kept)) is not { } whole)
                {
                    continue;
                }

                if (whole.Head.Status is < 200 or > 299 || !whole.Head.IsChunked)
                {
                    return ($"status {whole.Head.Status}, {(whole.Head.IsChunked ? "" : "not ")}chunked", whole.Head.Status == ServiceUnavailable ? whole.Head.RetryAfter : null);
                }

                reading.HeadCame();
                headCame?.Invoke(whole.Head.Location);
                body = new ChunkedBody(isChunked: true, reading.Events);
                (start, read, kept) = (whole.Size, kept, 0);
            }

            if (!body.Feed(_buffer.AsSpan(start..read)) || body.IsOver)
            {
                return (body.IsOver ? null : "the rest was not read", null);
            }
        }
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
