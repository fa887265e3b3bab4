using System.Globalization;
using System.Text.Json;
using StreamChat.Bench.Machine;

namespace StreamChat.Bench.Systems;

/// <summary>All processes of a bench, started on loopback and ended with it.</summary>
internal sealed class TestBed : IAsyncDisposable
{
    private const int PortCount = 32;

    private readonly List<ChildProcess> _children = [];
    private readonly HttpClient _http = new();
    private readonly Stack<int> _ports = new(Ports.Free(PortCount));

    /// <summary>Logs and what the processes write; gone with the bed, unless <see cref="KeepsLogs"/>.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("streamchat-bench-").FullName;

    internal bool KeepsLogs { get; set; }

    internal int ProviderHttp1 { get; private set; }

    internal int ProviderHttp2 { get; private set; }

    internal int Redis { get; private set; }

    internal ChildProcess Provider => Child(SystemNames.Provider);

    internal int NextPort() => _ports.Pop();

    internal ChildProcess Child(string name) => _children.First(child => child.Name == name);

    /// <summary>The provider and Redis, which every system stands on.</summary>
    internal async Task StartAsync()
    {
        (ProviderHttp1, ProviderHttp2, Redis) = (NextPort(), NextPort(), NextPort());
        await StartAsync(
            SystemNames.Provider,
            ServiceFiles.Bench,
            ["provider", "--http1", Text(ProviderHttp1), "--http2", Text(ProviderHttp2)],
            new Uri($"http://127.0.0.1:{ProviderHttp1}/bench/counts"));
        _children.Add(new ChildProcess(
            "redis", Folder, "redis-server", ["--port", Text(Redis), "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes", "--dir", Folder]));
    }

    /// <summary>Starts a process and waits until the address answers.</summary>
    internal async Task StartAsync(
        string name, string file, string[] arguments, Uri ready, IReadOnlyDictionary<string, string>? environment = null)
    {
        var child = new ChildProcess(name, Folder, file, arguments, environment);
        _children.Add(child);
        await Readiness.WaitAsync(child, ready);
    }

    /// <summary>How many answers of the provider are open, and how many were broken off so far.</summary>
    internal async Task<(long Open, long Aborted)> CountsAsync()
    {
        var json = await _http.GetStringAsync(new Uri($"http://127.0.0.1:{ProviderHttp1}/bench/counts"));
        using var counts = JsonDocument.Parse(json);
        return (counts.RootElement.GetProperty("open").GetInt64(), counts.RootElement.GetProperty("aborted").GetInt64());
    }

    /// <summary>Ends all processes, backwards: whoever asks ends before whoever is asked.</summary>
    internal async Task StopAsync()
    {
        foreach (var child in Enumerable.Reverse(_children))
        {
            await child.DisposeAsync();
        }

        _children.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await StopAsync();
        if (!KeepsLogs)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
