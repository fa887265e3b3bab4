using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Sending.Idempotency;

/// <summary>Reads the header by which a client says that it is asking for the same thing again.</summary>
internal static class IdempotencyKey
{
    internal const string HeaderName = "Idempotency-Key";

    private const int MaxLength = 255;

    /// <summary>The key; null when there is none.</summary>
    internal static (string? Key, Problem? Problem) Read(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(HeaderName, out var values))
        {
            return (null, null);
        }

        return values is [{ Length: > 0 and <= MaxLength } key] && key.All(c => c is > ' ' and <= '~')
            ? (key, null)
            : (null, new Problem(ProblemCodes.InvalidRequest, $"The header {HeaderName} must be given once and have 1 to {MaxLength} visible ASCII characters."));
    }
}
