using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp.Engine;

/// <summary>
/// The socket on which the engine's processes write their log. Each keeps its connection for as long as it lives, so that the end of the last
/// connection is the end of the last process.
/// </summary>
internal sealed partial class EngineLog(ILogger<EngineLog> logger) : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private int _connections;
    private bool _isEnding;

    public void Listen(string path)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _ = AcceptAsync();
    }

    /// <summary>Returns when every process of the engine has ended.</summary>
    public Task WhenAllEndedAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _isEnding = true;
            CompleteWhenEnded();
        }

        return _allEnded.Task.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _ending.Cancel();
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptAsync(_ending.Token).ConfigureAwait(false);
                lock (_lock)
                {
                    _connections++;
                }

                _ = ReadAsync(connection);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Nobody listens any more.
        }
    }

    // 2026-11-21T17:18:25.750Z <tab> info <tab> dcp.start-apiserver.monitor <tab> Started monitoring process <tab> {"PID": 5502}
    private async Task ReadAsync(Socket connection)
    {
        try
        {
            using var reader = new StreamReader(new NetworkStream(connection, ownsSocket: true));
            while (await reader.ReadLineAsync(_ending.Token).ConfigureAwait(false) is { } line)
            {
                if (line.Split('\t', 4) is [_, var level, var category, var text])
                {
                    LogLine(category, level, text);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // It ended without a farewell.
        }

        lock (_lock)
        {
            _connections--;
            CompleteWhenEnded();
        }
    }

    private void CompleteWhenEnded()
    {
        if (_isEnding && _connections == 0)
        {
            _allEnded.TrySetResult();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Category} ({Level}): {Text}")]
    private partial void LogLine(string category, string level, string text);
}
