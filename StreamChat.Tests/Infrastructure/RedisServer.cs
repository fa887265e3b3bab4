using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace StreamChat.Tests.Infrastructure;

/// <summary>A real redis-server of a test's own, at a free port, whose data goes with it.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const int Attempts = 5;

    private readonly Process _process;
    private readonly DirectoryInfo _data;
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RedisServer(Process process, DirectoryInfo data, int port)
    {
        _process = process;
        _data = data;
        Port = port;
        _process.OutputDataReceived += OnLine;
        _process.BeginOutputReadLine();
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
            var server = Start(port ?? FreePort());
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

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(TestTimeouts.Default, CancellationToken.None);
        }

        _process.Dispose();
        _data.Delete(recursive: true);
    }

    /// <summary>Its log ends, with a null, when it exits: then it could not have the port.</summary>
    private void OnLine(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null || line.Data.Contains("Ready to accept connections", StringComparison.Ordinal))
        {
            _ready.TrySetResult(line.Data is not null);
        }
    }

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "redis-server")));

    private static RedisServer Start(int port)
    {
        var data = Directory.CreateTempSubdirectory("streamchat-redis-");
        var start = new ProcessStartInfo("redis-server") { RedirectStandardOutput = true, WorkingDirectory = data.FullName };
        string[] arguments = ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", data.FullName, "--save", "", "--appendonly", "no"];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new RedisServer(Process.Start(start)!, data, port);
    }

    private Task<bool> WaitUntilReadyAsync() =>
        _ready.Task.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
}
