using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Xunit;

namespace StreamChat.Tests.Infrastructure.Processes;

/// <summary>A process that a test starts, signals and reads the lines of; it is killed with the test, and also when the whole test run dies.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int SigKill = 9;
    private const int SigTerm = 15;
    private const int SigCont = 18;
    private const int SigStop = 19;

    private const int KeptLines = 2000;
    private const int ShownLines = 30;

    /// <summary>
    /// The shell becomes the process itself, so that its id and exit code are the process's. Beside it a watcher waits for a line on standard
    /// input: the pipe's end without a line is the end of the test run, and the process must not outlive that.
    /// </summary>
    private const string Script = """
        exec 3<&0
        (read -r _ <&3 || kill -9 $$) >/dev/null 2>&1 &
        exec "$@" </dev/null 2>&1 3<&-
        """;

    private readonly Process _process;
    private readonly Channel<string> _lines =
        Channel.CreateBounded<string>(new BoundedChannelOptions(KeptLines) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly ConcurrentQueue<string> _last = [];
    private readonly Task _reading;
    private bool _isDisposed;

    private ChildProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>Its last lines, for whoever must understand a failure.</summary>
    internal string LastLines => string.Join('\n', _last);

    internal static ChildProcess Start(string file, IEnumerable<string> arguments, string? folder = null)
    {
        ProcessStartInfo start = new("sh", ["-c", Script, "sh", file, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? "",
        };
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>The next line that contains <paramref name="text"/>; null when the process ends without one.</summary>
    internal async Task<string?> LineAsync(string text)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>As a machine that fails.</summary>
    internal async Task KillAsync()
    {
        Signal(SigKill);
        await ExitAsync();
    }

    /// <summary>Asks it to end.</summary>
    internal void Terminate() => Signal(SigTerm);

    /// <summary>Stops it from running, as a machine that hangs.</summary>
    internal void Pause() => Signal(SigStop);

    /// <summary>Lets it run again.</summary>
    internal void Resume() => Signal(SigCont);

    /// <summary>Its exit code, once it has ended.</summary>
    internal async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(TestTimeouts.Default, CancellationToken.None);
        return _process.ExitCode;
    }

    /// <summary>Ends it; once is enough, twice does no harm.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        await LetWatcherGoAsync();
        await _reading.WaitAsync(TestTimeouts.Default, CancellationToken.None);
        _process.Dispose();
    }

    private async Task LetWatcherGoAsync()
    {
        try
        {
            await _process.StandardInput.WriteLineAsync();
            await _process.StandardInput.FlushAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            // The watcher is gone already.
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            _lines.Writer.TryWrite(line);
            _last.Enqueue(line);
            if (_last.Count > ShownLines)
            {
                _last.TryDequeue(out _);
            }
        }

        _lines.Writer.Complete();
    }

    private void Signal(int signal)
    {
        if (!_process.HasExited)
        {
            _ = Kill(_process.Id, signal);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
