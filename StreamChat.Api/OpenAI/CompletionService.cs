using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Draining;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.OpenAI;

/// <summary>
/// Answers the /v1 door. Headers wait for the provider's answer, however long its budget lets it take: OpenAI's clients retry by status,
/// and have no frame for "not yet".
/// </summary>
internal sealed class CompletionService(ProviderClient provider, CompletionRelay relay, DrainDeadline drain)
{
    internal async Task<Results<SseResult, FileContentHttpResult, ProblemResult>> StreamAsync(
        RawProviderRequest request,
        CancellationToken cancellationToken)
    {
        var call = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drain.Token);
        var isHandedOver = false;
        try
        {
            var answer = await AskAsync(() => provider.OpenAsync(request, silence: null, call.Token), cancellationToken);
            isHandedOver = !answer.HasFailed;
            return answer.HasFailed
                ? new ProblemResult(answer.Failure.ToProblem())
                : new SseResult(async (stream, token) =>
                {
                    using (call)
                    {
                        await relay.RunAsync(answer.Value, stream, token);
                    }
                });
        }
        finally
        {
            if (!isHandedOver)
            {
                call.Dispose();
            }
        }
    }

    internal async Task<Results<SseResult, FileContentHttpResult, ProblemResult>> CompleteAsync(
        RawProviderRequest request,
        CancellationToken cancellationToken)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drain.Token);
        var answer = await AskAsync(() => provider.CompleteAsync(request, call.Token), cancellationToken);
        return answer.HasFailed
            ? new ProblemResult(answer.Failure.ToProblem())
            : TypedResults.Bytes(answer.Value.Json, "application/json");
    }

    private async Task<ProviderOutcome<T>> AskAsync<T>(Func<Task<ProviderOutcome<T>>> ask, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (OperationCanceledException) when (drain.HasCut(cancellationToken))
        {
            return new ProviderFailure(ProblemCodes.Draining, DrainDeadline.LastWords);
        }
    }
}
