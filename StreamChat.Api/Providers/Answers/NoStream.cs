using System.ClientModel.Primitives;
using StreamChat.Api.Providers.Calls;
using StreamChat.Api.Providers.Failures;
using StreamChat.Api.Providers.Transport;

namespace StreamChat.Api.Providers.Answers;

/// <summary>
/// A response that says 200 and is no event stream: an error object, or the page of something that is no OpenAI-compatible server. Only these
/// two types are told apart; servers have sent streams under several others.
/// </summary>
internal static class NoStream
{
    private const int MaxLength = 64 * 1024;

    internal static bool Is(PipelineResponse response) =>
        response.Headers.TryGetValue("Content-Type", out var type)
        && (IsType(type, "application/json") || IsType(type, "text/html"));

    internal static async Task<ProviderFailure> ExplainAsync(PipelineResponse response, CallClock clock)
    {
        try
        {
            var body = await LimitedBody.ReadAsync(response.ContentStream!, MaxLength, clock.Token);
            var error = body is { } json ? ProviderError.FromBody(json) : ProviderError.Unknown;
            return error == ProviderError.Unknown ? ProviderFailures.NotOpenAI : FailureClassifier.OfEvent(error);
        }
        catch (OperationCanceledException) when (clock.Expired is { } expired)
        {
            return expired;
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            clock.Token.ThrowIfCancellationRequested();
            return ProviderFailures.Dropped;
        }
    }

    private static bool IsType(string? type, string expected) =>
        type is not null && type.StartsWith(expected, StringComparison.OrdinalIgnoreCase);
}
