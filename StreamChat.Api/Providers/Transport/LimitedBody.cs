using StreamChat.Api.Providers.Calls;

namespace StreamChat.Api.Providers.Transport;

/// <summary>Reads a whole body into memory, but not more than a limit.</summary>
internal static class LimitedBody
{
    /// <summary>The body, or the failure that fits: too long, lost on the way, or later than the call's clock allows.</summary>
    internal static async Task<ProviderOutcome<BinaryData>> ReadAsync(
        Stream body,
        int limit,
        CallClock clock,
        ProviderFailure tooLong,
        ProviderFailure lost)
    {
        try
        {
            var bytes = await ReadAsync(body, limit, clock.Token);
            return bytes is { } all ? BinaryData.FromBytes(all) : tooLong;
        }
        catch (OperationCanceledException) when (clock.Expired is { } expired)
        {
            return expired;
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            clock.Token.ThrowIfCancellationRequested();
            return lost;
        }
    }

    /// <summary>The body, or null when it is longer than <paramref name="limit"/>.</summary>
    internal static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var piece = new byte[8192];
        int read;
        while ((read = await body.ReadAsync(piece, cancellationToken)) > 0)
        {
            if (buffer.Length + read > limit)
            {
                return null;
            }

            buffer.Write(piece, 0, read);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
