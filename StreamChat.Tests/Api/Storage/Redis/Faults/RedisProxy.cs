using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StreamChat.Tests.Api.Storage.Redis.Faults;

/// <summary>Stands between a store and its server, and makes of that a slow one, one that refuses, or one whose answer is lost.</summary>
internal sealed class RedisProxy : IAsyncDisposable
{
    private readonly int _port;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<RedisLink> _links = [];
    private readonly List<Task> _running = [];
    private readonly Task _accepting;
    private int _commands;

    internal RedisProxy(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal string ConnectionString => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>How much later each answer comes.</summary>
    internal TimeSpan Delay { get; set; }

    /// <summary>What every command is answered with, instead of being passed on; null to pass it on.</summary>
    internal string? Refusal { get; set; }

    /// <summary>A command with this text is passed on, and from then on nothing comes back.</summary>
    internal string? LosesAnswerTo { get; set; }

    /// <summary>How many commands have come.</summary>
    internal int Commands => Volatile.Read(ref _commands);

    /// <summary>Cuts all connections, as a network does.</summary>
    internal void Cut()
    {
        lock (_lock)
        {
            _links.ForEach(link => link.Close());
            _links.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        Cut();
        await Task.WhenAll(_running);
        _stop.Dispose();
    }

    /// <summary>What becomes of a command: the answer to give at once, or null to pass it on.</summary>
    internal string? Take(string command, RedisLink link)
    {
        Interlocked.Increment(ref _commands);
        if (LosesAnswerTo is { } lost && command.Contains(lost, StringComparison.Ordinal))
        {
            link.IsMute = true;
        }

        return Refusal;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                TcpClient server = new();
                RedisLink link = new(this, client, server);
                lock (_lock)
                {
                    _links.Add(link);
                }

                _running.Add(link.RunAsync(_port, _stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    /// <summary>How bytes are looked at: one character each.</summary>
    internal static Encoding Bytes => Encoding.Latin1;
}
