using System.Collections.Concurrent;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Engine;
using Aspire.Hosting.Dcp.Resources;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp.Running;

/// <summary>Carries what instances write into their console logs; each run of an instance is read once.</summary>
internal sealed partial class LogForwarder(DcpEngine engine, ResourceLoggerService loggers, ILogger<LogForwarder> logger)
{
    private readonly ConcurrentDictionary<string, Task> _followed = new(StringComparer.Ordinal);

    public void Follow(InstanceStatus status, CancellationToken cancellationToken) =>
        _followed.GetOrAdd(status.Uid, _ => Task.WhenAll(
            ForwardAsync(status, "stdout", isError: false, cancellationToken),
            ForwardAsync(status, "stderr", isError: true, cancellationToken)));

    public void Forget(InstanceStatus status) => _followed.TryRemove(status.Uid, out _);

    public Task WhenReadAsync() => Task.WhenAll(_followed.Values);

    private async Task ForwardAsync(InstanceStatus status, string source, bool isError, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var line in engine.Client.ReadLogAsync(status.Plural, status.Name, source, cancellationToken).ConfigureAwait(false))
            {
                // 2026-11-21T17:18:25.750Z text
                var space = line.IndexOf(' ', StringComparison.Ordinal);
                var stamped = DateTimeOffset.TryParse(
                    space < 0 ? line : line.AsSpan(0, space), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
                loggers.Write(status.Name, stamped ? time : null, stamped ? space < 0 ? "" : line[(space + 1)..] : line, isError);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application stops.
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            LogBroken(status.Name, source, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The {Source} of {Instance} is no longer read: {Reason}")]
    private partial void LogBroken(string instance, string source, string reason);
}
