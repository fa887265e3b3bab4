using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Aspire.Hosting.Bundle;
using Aspire.Hosting.Dcp.Client;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp.Engine;

/// <summary>The engine's process: started with a session folder of its own, stopped with all that it runs.</summary>
internal sealed partial class DcpEngine(BundleProvider bundle, EngineLog log, TimeProvider timeProvider, ILogger<DcpEngine> logger) : IDisposable
{
    // These are meant for the AppHost and would change how the resources run, which inherit the engine's environment.
    private static readonly string[] NotInherited =
        ["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "ASPIRE_LOGLEVEL"];

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private DirectoryInfo? _session;
    private DcpClient? _client;

    public DcpClient Client => _client ?? throw new InvalidOperationException("The engine has not started.");

    public bool HasStarted => _client is not null;

    /// <summary>What the engine found on this machine; above all, a container runtime.</summary>
    public async Task<DcpInfo> GetInfoAsync(CancellationToken cancellationToken)
    {
        var outcome = await RunAsync(["info"], [], cancellationToken).ConfigureAwait(false);
        var json = outcome.Output.FirstOrDefault(line => line.StartsWith('{')) ?? throw Failed(string.Join(' ', outcome.Errors));
        return JsonSerializer.Deserialize(json, DcpJson.Default.DcpInfo)!;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _session = Directory.CreateTempSubdirectory("aspire-dcp");
        var kubeconfig = Path.Combine(_session.FullName, "kubeconfig");
        var socket = Path.Combine(_session.FullName, "output.sock");
        log.Listen(socket);
        var monitored = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

        // Detached, so that Ctrl+C reaches us alone and we choose the order in which things end; monitoring us, it ends when we die.
        var outcome = await RunAsync(
            ["start-apiserver", "--monitor", monitored, "--detach", "--kubeconfig", kubeconfig],
            new() { ["DCP_SESSION_FOLDER"] = _session.FullName, ["DCP_LOG_SOCKET"] = socket },
            cancellationToken).ConfigureAwait(false);
        if (outcome.ExitCode != 0)
        {
            throw Failed(string.Join(' ', outcome.Errors.TakeLast(3)));
        }

        _client = new DcpClient(await ConnectAsync(kubeconfig, cancellationToken).ConfigureAwait(false));
        LogStarted(_session.FullName);
    }

    /// <summary>Stops everything that the engine runs, and the engine.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_client is null)
        {
            return;
        }

        try
        {
            await _client.StopEngineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            LogStopFailed(e.Message);
            return;
        }

        await log.WhenAllEndedAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _client?.Dispose();

    private async Task<DcpConnection> ConnectAsync(string kubeconfig, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        while (timeProvider.GetElapsedTime(started) < StartTimeout)
        {
            if (File.Exists(kubeconfig) && DcpConnection.TryParse(await File.ReadAllTextAsync(kubeconfig, cancellationToken).ConfigureAwait(false)) is { } connection)
            {
                return connection;
            }

            await Task.Delay(PollInterval, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        throw Failed($"it wrote no {kubeconfig} within {StartTimeout.TotalSeconds:0} s");
    }

    private async Task<ProgramOutcome> RunAsync(string[] arguments, Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var paths = await bundle.GetAsync(cancellationToken).ConfigureAwait(false);
        var start = new ProgramStart(paths.Dcp, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        foreach (var name in NotInherited)
        {
            start.Removed.Add(name);
        }

        try
        {
            return await Programs.RunAsync(start, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            throw Failed($"{paths.Dcp}: {e.Message}", e);
        }
    }

    private static DistributedApplicationException Failed(string reason, Exception? cause = null) =>
        new($"The Aspire engine (DCP) does not start: {reason.ReplaceLineEndings(" ")}", cause!);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The engine has started, with its session in {Folder}.")]
    private partial void LogStarted(string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The engine could not be told to stop; it ends when it sees that this process has ended. {Reason}")]
    private partial void LogStopFailed(string reason);
}
