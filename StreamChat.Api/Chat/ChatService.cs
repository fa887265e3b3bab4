using Microsoft.Extensions.Options;
using StreamChat.Api.Draining;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Requests;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat;

/// <summary>Begins the answer to a prompt that belongs to no conversation.</summary>
internal sealed class ChatService(ProviderClient provider, IOptions<ChatOptions> options, DrainDeadline drain, TimeProvider time)
{
    /// <summary>
    /// Begins an answer and waits until it is certain, or the provider was silent so long that the headers should leave: then the
    /// pending answer may still turn out a failure.
    /// </summary>
    internal Task<(PendingAnswer? Answer, Problem? Problem)> BeginAsync(ChatRequest request, CancellationToken cancellationToken) =>
        OpenAsync(request, options.Value.SilenceBeforeHeaders, cancellationToken);

    /// <summary>Begins an answer and waits until it is certain.</summary>
    internal Task<(PendingAnswer? Answer, Problem? Problem)> OpenAsync(ChatRequest request, CancellationToken cancellationToken) =>
        OpenAsync(request, Timeout.InfiniteTimeSpan, cancellationToken); // the provider's budgets end it

    private async Task<(PendingAnswer? Answer, Problem? Problem)> OpenAsync(
        ChatRequest request,
        TimeSpan patience,
        CancellationToken cancellationToken)
    {
        // The call ends with its client, and when a shutdown can wait no longer.
        var call = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drain.Token);
        var asked = new ChatProviderRequest([ProviderMessage.User(request.Prompt!)], request.Thinking, request.Model);
        var pending = new PendingAnswer(request, provider.OpenAsync(asked, call.Token), call);
        var problem = await FindProblemAsync(pending, patience, cancellationToken);
        if (problem is null)
        {
            return (pending, null);
        }

        await pending.DisposeAsync();
        return (null, problem);
    }

    private async Task<Problem?> FindProblemAsync(PendingAnswer pending, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await pending.Opening.WaitAsync(patience, time, CancellationToken.None);
            return outcome.Failure?.ToProblem();
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (OperationCanceledException) when (drain.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Problem(ProblemCodes.Draining, DrainDeadline.LastWords);
        }
        catch (OperationCanceledException)
        {
            await pending.DisposeAsync();
            throw;
        }
    }
}
