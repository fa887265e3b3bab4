using System.Net;
using System.Net.Sockets;
using System.Text;
using StreamChat.Tests.Infrastructure.Processes;
using Xunit;

namespace StreamChat.Tests.Infrastructure;

/// <summary>A real redis-server of a test's own, at a free port, whose data goes with it; it can go away and come back with what it had.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const int Attempts = 5;

    private readonly DirectoryInfo _data;
    private ChildProcess _process;

    private RedisServer(ChildProcess process, DirectoryInfo data, int port)
    {
        _process = process;
        _data = data;
        Port = port;
    }

    internal int Port { get; }

    internal string ConnectionString => $"127.0.0.1:{Port}";

    /// <summary>Starts one, or skips the test where redis-server is not installed.</summary>
    internal static async Task<RedisServer> StartAsync(int? port = null)
    {
        Assert.SkipUnless(IsInstalled(), "redis-server is not on PATH (Debian: apt-get install redis-server).");
        for (var attempt = 1; ; attempt++)
        {
            // Someone may take the port between our look and the server's start; then there is another.
            var at = port ?? FreePort();
            var data = Directory.CreateTempSubdirectory("streamchat-redis-");
            RedisServer server = new(StartProcess(data, at), data, at);
            if (await server.WaitUntilReadyAsync())
            {
                return server;
            }

            await server.DisposeAsync();
            Assert.True(attempt < Attempts, "redis-server did not start.");
        }
    }

    /// <summary>A port at which nothing listens.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Kills it; what it has acknowledged is in its file.</summary>
    internal async Task StopAsync() => await _process.DisposeAsync();

    /// <summary>Starts it again at the same port, with the data that it had.</summary>
    internal async Task StartAgainAsync()
    {
        _process = StartProcess(_data, Port);
        Assert.True(await WaitUntilReadyAsync(), "redis-server did not come back.");
    }

    /// <summary>All that was ever written to it, as it is in its files.</summary>
    internal string ReadFiles() =>
        string.Join('\n', _data.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => File.ReadAllText(file.FullName, Encoding.Latin1)));

    /// <summary>Lets it hang: it holds its connections and answers nothing.</summary>
    internal void Pause() => _process.Pause();

    /// <summary>Lets it run again.</summary>
    internal void Resume() => _process.Resume();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "redis-server")));

    // The file is written before a command is answered, and given to the disk once a second: enough to outlive a killed process.
    private static ChildProcess StartProcess(DirectoryInfo data, int port) =>
        ChildProcess.Start(
            "redis-server",
            ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", data.FullName, "--save", "", "--appendonly", "yes", "--appendfsync", "everysec"],
            data.FullName);

    /// <summary>Its log ends when it exits: then it could not have the port.</summary>
    private async Task<bool> WaitUntilReadyAsync() => await _process.LineAsync("Ready to accept connections").Bounded() is not null;
}
