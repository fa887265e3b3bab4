namespace StreamChat.Api.Runs.Writing;

/// <summary>The pauses between attempts while the store is away: the first short, each twice as long as the one before, up to the longest.</summary>
internal sealed class RetryPause(TimeProvider time)
{
    private TimeSpan _next = RunTimes.FirstRetry;

    /// <summary>Waits, but not longer than this.</summary>
    internal Task WaitAsync(CancellationToken cancellationToken, TimeSpan? atMost = null)
    {
        var pause = atMost is { } most && most < _next ? most : _next;
        _next = _next * 2 < RunTimes.LastRetry ? _next * 2 : RunTimes.LastRetry;
        return Task.Delay(pause, time, cancellationToken);
    }
}
