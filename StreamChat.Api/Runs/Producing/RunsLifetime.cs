using StreamChat.Api.Draining;

namespace StreamChat.Api.Runs.Producing;

/// <summary>
/// The end of this replica's runs. While it drains they go on; when it can wait no longer they are closed with what they have, and when
/// even that is not done in time the process ends without it.
/// </summary>
internal sealed class RunsLifetime(ActiveRuns active, DrainDeadline deadline) : IHostedService, IDisposable
{
    /// <summary>For the last writes, after the drain; the store takes no more for one.</summary>
    private static readonly TimeSpan ForLastWrites = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource _end = new();
    private CancellationTokenRegistration _deadline;

    /// <summary>Fires when nothing can be waited for any more.</summary>
    internal CancellationToken Token => _end.Token;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _deadline = deadline.Token.Register(() => active.StopAll(RunStop.Interrupted));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_end.IsCancellationRequested)
        {
            return; // a host may be stopped twice
        }

        active.StopAll(RunStop.Interrupted);
        var all = Task.WhenAll(active.All.Select(run => run.Work));
        await Task.WhenAny(all, Task.Delay(ForLastWrites, TimeProvider.System, cancellationToken)); // real: the process ends in real time
        await _end.CancelAsync();
        await all;
    }

    public void Dispose()
    {
        _deadline.Dispose();
        _end.Dispose();
    }
}
