using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.App;

/// <summary>The built AppHost as a process of its own, started as <c>dotnet run</c> starts it; every process below it carries a mark by which it is found.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private const int SigTerm = 15;

    private readonly Process process;
    private readonly string mark;
    private readonly TemporaryFolder data = new();
    private readonly Channel<string> output = Channel.CreateBounded<string>(10_000);
    private readonly List<string> errors = [];
    private readonly Task readers;

    private AppHostProcess(ProcessStartInfo start, string mark)
    {
        this.mark = mark;
        start.ArgumentList.Add($"--Redis:DataFolder={data.Path}");
        start.ArgumentList.Add($"--Storage:File={Path.Combine(data.Path, "streamchat.db")}");
        process = Process.Start(start)!;
        readers = Task.WhenAll(PumpAsync(process.StandardOutput, false), PumpAsync(process.StandardError, true));
    }

    /// <summary>What came on standard error until now.</summary>
    internal IReadOnlyList<string> Errors => errors;

    /// <summary>Starts it with a folder for Redis of its own.</summary>
    internal static AppHostProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds the processes of an application by /proc, which only Linux has.");
        var mark = $"STREAMCHAT_TEST_MARK={Guid.NewGuid():N}";
        var start = new ProcessStartInfo(AppHostPaths.Executable, arguments)
        {
            WorkingDirectory = AppHostPaths.ProjectFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
        start.Environment[mark[..mark.IndexOf('=', StringComparison.Ordinal)]] = mark[(mark.IndexOf('=', StringComparison.Ordinal) + 1)..];
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new AppHostProcess(start, mark);
    }

    /// <summary>The next line on standard output that contains <paramref name="text"/>.</summary>
    internal async Task<string> LineAsync(string text)
    {
        List<string> seen = [];
        await foreach (var line in output.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            seen.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"No line with '{text}':\n{string.Join('\n', seen)}\n{string.Join('\n', errors)}");
    }

    /// <summary>Its exit code, when it has ended by itself and everything that it wrote is read.</summary>
    internal async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(AppHostPaths.StartTimeout);
        await readers.WaitAsync(TestTimeouts.Default);
        return process.ExitCode;
    }

    /// <summary>Ends it as an operator does, and waits at most 15 s for it and for everything that it started.</summary>
    internal async Task TerminateAsync()
    {
        var family = MarkedProcesses();
        _ = Kill(process.Id, SigTerm);
        try
        {
            await Task.WhenAll(family.Select(member => member.WaitForExitAsync())).WaitAsync(TimeSpan.FromSeconds(15));
        }
        catch (TimeoutException)
        {
            var left = family.Where(member => !member.HasExited).Select(member => $"{member.Id} {member.ProcessName}");
            throw new InvalidOperationException("Still running 15 s after SIGTERM: " + string.Join(", ", left));
        }

        Assert.Empty(MarkedProcesses());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var left in MarkedProcesses())
        {
            left.Kill();
        }

        await readers.WaitAsync(TestTimeouts.Default);
        process.Dispose();
        data.Dispose();
    }

    /// <summary>
    /// Every process whose environment carries the mark (the AppHost, the engine, the dashboard, the services), and Redis, which writes its
    /// title over its environment and is known by its folder.
    /// </summary>
    private List<Process> MarkedProcesses()
    {
        List<Process> marked = [];
        foreach (var candidate in Process.GetProcesses())
        {
            try
            {
                if (File.ReadAllText($"/proc/{candidate.Id}/environ").Split('\0').Contains(mark)
                    || new FileInfo($"/proc/{candidate.Id}/cwd").LinkTarget == data.Path)
                {
                    marked.Add(candidate);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // ended meanwhile, or not ours
            }
        }

        return marked;
    }

    private async Task PumpAsync(StreamReader reader, bool isError)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (isError)
            {
                errors.Add(line);
            }
            else
            {
                await output.Writer.WriteAsync(line);
            }
        }

        if (!isError)
        {
            output.Writer.Complete();
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
