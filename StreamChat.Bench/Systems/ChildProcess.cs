using System.Diagnostics;

namespace StreamChat.Bench.Systems;

/// <summary>A process that the bench starts and ends; what it says goes to a file.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly string _log;

    internal ChildProcess(string name, string folder, string file, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        Name = name;
        _log = Path.Combine(folder, $"{name}.log");

        // The shell gives its output a file and its place to the program: no bytes of it come through this process.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >\"$BENCH_LOG\" 2>&1", file, .. arguments]) { WorkingDirectory = AppContext.BaseDirectory };
        start.Environment.Remove("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"); // the load client's own
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[key] = value;
        }

        start.Environment["BENCH_LOG"] = _log;
        _process = Process.Start(start)!;
    }

    internal string Name { get; }

    internal int Id => _process.Id;

    /// <summary>The last lines that it said.</summary>
    internal string LastWords => string.Join('\n', File.ReadLines(_log).TakeLast(15));

    internal bool HasEnded => _process.HasExited;

    /// <summary>Asks it to end, and ends it when it does not.</summary>
    internal async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {Id}"]);
            await kill.WaitForExitAsync();
            try
            {
                await _process.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }
}
