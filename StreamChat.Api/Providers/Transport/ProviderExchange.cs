using System.ClientModel;
using System.ClientModel.Primitives;
using StreamChat.Api.Providers.Calls;
using StreamChat.Api.Providers.Failures;

namespace StreamChat.Api.Providers.Transport;

/// <summary>One request and the head of its response; what goes wrong until then comes back as a classified failure.</summary>
internal sealed partial class ProviderExchange(ProviderWire wire, TimeProvider time, ILogger<ProviderExchange> logger)
{
    private const int MaxErrorBody = 64 * 1024;

    /// <summary>Posts a chat completion.</summary>
    internal Task<ProviderOutcome<PipelineResponse>> PostAsync(BinaryData body, CallClock clock) =>
        ExchangeAsync(token => wire.CompleteAsync(body, token), clock);

    /// <summary>Gets one of the provider's other addresses.</summary>
    internal Task<ProviderOutcome<PipelineResponse>> GetAsync(string path, CallClock clock) =>
        ExchangeAsync(token => wire.GetAsync(path, token), clock);

    private async Task<ProviderOutcome<PipelineResponse>> ExchangeAsync(Func<CancellationToken, Task<PipelineResponse>> send, CallClock clock)
    {
        try
        {
            var response = await send(clock.Token);
            if (response.Status is >= 200 and < 300)
            {
                return response;
            }

            using (response)
            {
                return await ExplainAsync(response, clock.Token);
            }
        }
        catch (OperationCanceledException) when (clock.Expired is { } expired)
        {
            return expired;
        }
        catch (OperationCanceledException e) when (!clock.Token.IsCancellationRequested)
        {
            LogUnreachable(e.GetBaseException().Message); // the handler's connect timeout, which looks like a cancellation
            return ProviderFailures.Unreachable;
        }
        catch (Exception e) when (e is ClientResultException or HttpRequestException or IOException)
        {
            clock.Token.ThrowIfCancellationRequested();
            LogUnreachable(e.GetBaseException().Message);
            return ProviderFailures.Unreachable;
        }
    }

    private async Task<ProviderFailure> ExplainAsync(PipelineResponse response, CancellationToken cancellationToken)
    {
        var body = await LimitedBody.ReadAsync(response.ContentStream!, MaxErrorBody, cancellationToken);
        var error = body is null ? ProviderError.Unknown : ProviderError.FromBody(body.Value);
        var failure = FailureClassifier.OfStatus(response.Status, error, RetryAfterHeader.Read(response.Headers, time));
        LogRefused(response.Status, failure.Code.Code);
        return failure;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider answered with status {Status}, which is {Code}.")]
    private partial void LogRefused(int status, string code);

    // The cause and not the stack: thirty frames of the HTTP client say no more than "Connection refused".
    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider cannot be reached: {Cause}")]
    private partial void LogUnreachable(string cause);
}
