namespace StreamChat.AppHost.Startup;

/// <summary>Finds the line in which a resource that ended said why.</summary>
internal sealed class LastWords(ResourceLoggerService logs)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The last line on standard error, else the last line at all, else null. Log lines may come a moment after the end.</summary>
    internal async Task<string?> OfAsync(string resourceId, CancellationToken cancellationToken)
    {
        string? last = null;
        string? lastError = null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await foreach (var lines in logs.WatchAsync(resourceId).WithCancellation(patience.Token))
            {
                foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line.Content)))
                {
                    last = line.Content;
                    lastError = line.IsErrorMessage ? line.Content : lastError;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // the log of an ended resource may stay open: what came until now is what it said
        }

        return (lastError ?? last) is { } words ? LogText.WithoutTimestamp(words) : null;
    }
}
