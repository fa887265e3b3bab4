namespace StreamChat.Api.Providers.Transport;

/// <summary>The end of a response: its connection is used again only if it was read to there, which is due with or right after <c>[DONE]</c>.</summary>
internal static class ResponseTail
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads what is left, if it comes soon.</summary>
    internal static async Task ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience); // in real time: it is the network that is waited for, and nobody sees the outcome
        try
        {
            var rest = new byte[256];
            while (await body.ReadAsync(rest, deadline.Token) > 0)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            // The connection is closed instead.
        }
    }
}
