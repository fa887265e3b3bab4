using Microsoft.Extensions.Options;
using StreamChat.Api.Budgets;
using StreamChat.Api.Draining;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Calls;
using StreamChat.Api.Providers.Requests;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat;

/// <summary>Begins the answer to a prompt that belongs to no conversation.</summary>
internal sealed class ChatService(
    ProviderClient provider, TokenBudgets budgets, IOptions<ChatOptions> options, DrainDeadline drain, TimeProvider time)
{
    /// <summary>
    /// Begins an answer and waits until it is certain, or the provider is silent for so long that the headers should leave: then the
    /// pending answer may still turn out a failure.
    /// </summary>
    internal Task<(PendingAnswer? Answer, Problem? Problem)> BeginAsync(
        string owner, ChatRequest request, CancellationToken cancellationToken) =>
        OpenAsync(owner, request, new SilenceWatch(options.Value.SilenceBeforeHeaders, time), cancellationToken);

    /// <summary>Begins an answer and waits until it is certain.</summary>
    internal Task<(PendingAnswer? Answer, Problem? Problem)> OpenAsync(
        string owner, ChatRequest request, CancellationToken cancellationToken) =>
        OpenAsync(owner, request, silence: null, cancellationToken); // the provider's budgets end it

    private async Task<(PendingAnswer? Answer, Problem? Problem)> OpenAsync(
        string owner,
        ChatRequest request,
        SilenceWatch? silence,
        CancellationToken cancellationToken)
    {
        var (meter, spent) = await budgets.ReserveAsync(owner, TokenBudgets.Estimate(request.Prompt!), cancellationToken);
        if (spent is not null)
        {
            return (null, spent);
        }

        // The call ends with its client, and when a shutdown can wait no longer.
        var call = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drain.Token);
        var asked = new ChatProviderRequest([ProviderMessage.User(request.Prompt!)], request.Thinking, request.Model) { Meter = meter };
        var pending = new PendingAnswer(request, provider.OpenAsync(asked, silence, call.Token), call);
        var isHandedOver = false;
        try
        {
            var problem = await FindProblemAsync(pending, silence, cancellationToken);
            isHandedOver = problem is null;
            return isHandedOver ? (pending, null) : (null, problem);
        }
        finally
        {
            if (!isHandedOver)
            {
                await pending.DisposeAsync();
            }
        }
    }

    private async Task<Problem?> FindProblemAsync(PendingAnswer pending, SilenceWatch? silence, CancellationToken cancellationToken)
    {
        try
        {
            if (silence is not null && await Task.WhenAny(pending.Opening, silence.Silent) == silence.Silent)
            {
                return null;
            }

            return (await pending.Opening).Failure?.ToProblem();
        }
        catch (OperationCanceledException) when (drain.HasCut(cancellationToken))
        {
            return new Problem(ProblemCodes.Draining, DrainDeadline.LastWords);
        }
    }
}
