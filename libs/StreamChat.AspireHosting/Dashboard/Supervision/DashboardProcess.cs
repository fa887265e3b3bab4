using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.Bundle;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Dashboard.Supervision;

/// <summary>
/// One run of the dashboard's process, with the engine's watchdog beside it: that one ends the dashboard when this process is killed
/// and cannot do so itself.
/// </summary>
internal sealed class DashboardProcess : IDisposable
{
    private readonly Process _dashboard;
    private readonly Process _watchdog;

    private DashboardProcess(Process dashboard, Process watchdog)
    {
        _dashboard = dashboard;
        _watchdog = watchdog;
    }

    internal int Id => _dashboard.Id;

    internal int ExitCode => _dashboard.ExitCode;

    internal static DashboardProcess Start(BundlePaths bundle, IReadOnlyDictionary<string, string?> environment)
    {
        // The one file of the bundle is several programs; a dashboard of another form is itself.
        var isManaged = Path.GetFileNameWithoutExtension(bundle.Dashboard) == "aspire-managed";
        var info = Programs.InfoOf(new(bundle.Dashboard, isManaged ? ["dashboard"] : []) { WorkingDirectory = Path.GetDirectoryName(bundle.Dashboard) });
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        var dashboard = new Process { StartInfo = info };
        dashboard.Start();
        dashboard.StandardInput.Close();
        try
        {
            return new(dashboard, StartWatchdog(bundle, dashboard.Id));
        }
        catch
        {
            dashboard.Kill(entireProcessTree: true); // nobody else would
            dashboard.Dispose();
            throw;
        }
    }

    /// <summary>Hands over every line that the process writes, until it has ended; the token ends it.</summary>
    internal async Task RunAsync(Action<string, bool> onLine, CancellationToken cancellationToken)
    {
        // The reads end with the process and not with the token: a read from a pipe cannot be cancelled.
        await using var kill = cancellationToken.Register(() => _dashboard.Kill(entireProcessTree: true));
        await Task.WhenAll(
            ReadAsync(_dashboard.StandardOutput, line => onLine(line, false)),
            ReadAsync(_dashboard.StandardError, line => onLine(line, true)),
            _dashboard.WaitForExitAsync(CancellationToken.None));
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Ends both processes, if they have not ended by themselves. The dashboard keeps nothing: it need not be asked to stop.</summary>
    public void Dispose()
    {
        foreach (var process in (Process[])[_dashboard, _watchdog])
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }
    }

    private static Process StartWatchdog(BundlePaths bundle, int child)
    {
        var info = Programs.InfoOf(new(bundle.Dcp, [
            "monitor-process", "-v", "error", "--monitor", Text(Environment.ProcessId), "--child", Text(child), "--monitor-interval", "1"]));

        // Silent but for errors; a pipe of ours would break just when it is needed, and its first word would be its last.
        info.RedirectStandardOutput = false;
        info.RedirectStandardError = false;
        var watchdog = new Process { StartInfo = info };
        watchdog.Start();
        watchdog.StandardInput.Close();
        return watchdog;
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);

    private static async Task ReadAsync(TextReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            onLine(line);
        }
    }
}
