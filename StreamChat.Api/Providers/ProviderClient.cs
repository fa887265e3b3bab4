using Microsoft.Extensions.Options;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Calls;
using StreamChat.Api.Providers.Failures;
using StreamChat.Api.Providers.Models;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Providers.Telemetry;
using StreamChat.Api.Providers.Telemetry.Content;
using StreamChat.Api.Providers.Transport;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Providers;

/// <summary>Asks the provider for answers.</summary>
internal sealed class ProviderClient(
    Provider provider,
    ProviderExchange exchange,
    DefaultModel defaultModel,
    RetryLoop retries,
    IOptions<ProviderBudgets> budgets,
    IOptions<ContentOptions> content,
    ProviderMetrics metrics,
    TimeProvider time)
{
    private const int MaxWholeAnswer = 32 * 1024 * 1024;

    /// <summary>
    /// Begins a streamed answer. The provider has answered when the first event of its stream is in: many send the status 200 before they
    /// know, and their first event is then an error, which here still can be retried and told as a status.
    /// </summary>
    /// <param name="request">What is asked.</param>
    /// <param name="silence">Tells the caller when the provider keeps it waiting; or null.</param>
    /// <param name="cancellationToken">Fires when nobody wants the answer any more, also after it was opened.</param>
    internal Task<ProviderOutcome<ProviderAnswer>> OpenAsync(
        ProviderRequest request,
        SilenceWatch? silence,
        CancellationToken cancellationToken) =>
        CallAsync<AnswerReader, ProviderAnswer>(
            request,
            silence,
            BeginAsync,
            (reader, clock, observer, model) => new ProviderAnswer(reader, clock, observer, model, request.Meter),
            cancellationToken);

    /// <summary>Gets an answer as the one JSON object that the provider sends.</summary>
    internal Task<ProviderOutcome<WholeAnswer>> CompleteAsync(ProviderRequest request, CancellationToken cancellationToken) =>
        CallAsync<WholeAnswer, WholeAnswer>(
            request,
            silence: null,
            ReadWholeAsync,
            (answer, clock, observer, model) =>
            {
                observer.Take(answer);
                request.Meter?.Used(answer.End.Usage, answer.Json.Length);
                observer.Ended(answer.Model ?? model, answer.End);
                observer.Dispose();
                clock.Dispose();
                return answer;
            },
            cancellationToken);

    private async Task<ProviderOutcome<TResult>> CallAsync<TAttempt, TResult>(
        ProviderRequest request,
        SilenceWatch? silence,
        Func<BinaryData, CallClock, Task<ProviderOutcome<TAttempt>>> attempt,
        Func<TAttempt, CallClock, CallObserver, string, TResult> succeed,
        CancellationToken cancellationToken)
        where TAttempt : class
        where TResult : class
    {
        var clock = new CallClock(budgets.Value, time, request.Streams, cancellationToken);
        var observer = new CallObserver(metrics, time, provider, content.Value.IsCaptured);
        var isOpen = false;
        try
        {
            var outcome = await retries.RunAsync(clock, clock => AttemptAsync(request, silence, attempt, clock, observer));
            if (outcome.HasFailed)
            {
                request.Meter?.Unused();
                observer.Failed(outcome.Failure.Code);
                return outcome.Failure;
            }

            isOpen = true;
            return succeed(outcome.Value, clock, observer, observer.Model);
        }
        finally
        {
            if (!isOpen)
            {
                request.Meter?.Used(usage: null, answerBytes: 0); // who left before the first word has asked all the same
                observer.Dispose();
                clock.Dispose();
            }
        }
    }

    // An unknown model is asked for within the attempt, so that its silence, its retries and its failure count as the answer's.
    private async Task<ProviderOutcome<T>> AttemptAsync<T>(
        ProviderRequest request,
        SilenceWatch? silence,
        Func<BinaryData, CallClock, Task<ProviderOutcome<T>>> attempt,
        CallClock clock,
        CallObserver observer)
        where T : class
    {
        using var watch = silence?.Begin();
        var model = await defaultModel.ResolveAsync(request.Model, clock);
        if (model.HasFailed)
        {
            return model.Failure;
        }

        var body = request.Write(model.Value, provider.Kind);
        observer.Asks(model.Value, body);
        var outcome = await attempt(body, clock);
        if (request.Model is null && outcome.Failure?.Code == ProblemCodes.ProviderModelNotFound)
        {
            defaultModel.Forget(model.Value);
        }

        return outcome;
    }

    private async Task<ProviderOutcome<AnswerReader>> BeginAsync(BinaryData body, CallClock clock)
    {
        var response = await exchange.PostAsync(body, clock);
        if (response.HasFailed)
        {
            return response.Failure;
        }

        if (NoStream.Is(response.Value))
        {
            using var page = response.Value;
            return await NoStream.ExplainAsync(page, clock);
        }

        var reader = new AnswerReader(response.Value, clock);
        var isOpen = false;
        try
        {
            await reader.BeginAsync();
            isOpen = reader.End?.Failure is null;
            return isOpen ? reader : reader.End!.Failure!;
        }
        finally
        {
            if (!isOpen)
            {
                await reader.DisposeAsync();
            }
        }
    }

    private async Task<ProviderOutcome<WholeAnswer>> ReadWholeAsync(BinaryData body, CallClock clock)
    {
        var response = await exchange.PostAsync(body, clock);
        if (response.HasFailed)
        {
            return response.Failure;
        }

        using var open = response.Value;
        var json = await LimitedBody.ReadAsync(open.ContentStream!, MaxWholeAnswer, clock, ProviderFailures.Malformed, ProviderFailures.Dropped);
        return json.HasFailed ? json.Failure : WholeAnswer.Read(json.Value.ToMemory());
    }
}
