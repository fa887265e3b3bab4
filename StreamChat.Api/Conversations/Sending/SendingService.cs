using StreamChat.Api.Budgets;
using StreamChat.Api.Conversations.Context;
using StreamChat.Api.Conversations.Sending.Turns;
using StreamChat.Api.Conversations.Titles;
using StreamChat.Api.Conversations.Tree;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Runs;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Sending;

/// <summary>Starts turns: finds their place, gathers what the model is sent, and lets the store decide in one step.</summary>
internal sealed class SendingService(
    IConversationStore conversations,
    RunService runs,
    TurnPlanner planner,
    TurnWriter writer,
    ContextBuilder contexts,
    TitleService titles,
    TokenBudgets budgets)
{
    /// <summary>Each attempt fails only when somebody else's change succeeds, so more than two are rare.</summary>
    private const int MaxAttempts = 5;

    internal Task<TurnStart> SendAsync(TurnOrder order, SendRequest request, CancellationToken cancellationToken) =>
        StartAsync(order, stored => planner.Send(stored, request, order.RequestId), cancellationToken);

    internal Task<TurnStart> RegenerateAsync(TurnOrder order, string messageId, CancellationToken cancellationToken) =>
        StartAsync(order, stored => TurnPlanner.Regenerate(stored, messageId), cancellationToken);

    internal Task<TurnStart> ContinueAsync(TurnOrder order, string messageId, CancellationToken cancellationToken) =>
        StartAsync(order, stored => TurnPlanner.Continue(stored, messageId), cancellationToken);

    private async Task<TurnStart> StartAsync(
        TurnOrder order, Func<StoredConversation, (TurnPlan? Plan, Problem? Problem)> find, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (await TryStartAsync(order, find, cancellationToken) is { } start)
            {
                return start;
            }
        }

        return SendingProblems.Busy;
    }

    /// <summary>Null when the conversation has changed between its reading and the start.</summary>
    private async Task<TurnStart?> TryStartAsync(
        TurnOrder order, Func<StoredConversation, (TurnPlan? Plan, Problem? Problem)> find, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(order.Owner, order.ConversationId, cancellationToken) is not { } stored)
        {
            return ConversationService.NotFound;
        }

        var (plan, problem) = find(stored);
        if (plan is null)
        {
            return await RepeatAsync(order, problem!);
        }

        var model = order.Model ?? stored.Conversation.Model;
        var context = await contexts.BuildAsync(stored.Conversation.System, plan.Branch, plan.Partial, model, cancellationToken);
        var (meter, spent) = await budgets.ReserveAsync(order.Owner, TokenEstimate.Of(context.Messages), cancellationToken);
        if (spent is not null)
        {
            return await RepeatAsync(order, spent); // what was started already costs nothing more
        }

        var turn = writer.Write(order, plan, model, context.Dropped);
        var outcome = await StartAsync(order, turn, context.Messages, model, meter);
        return outcome.Result switch
        {
            TurnResult.Started => new TurnStart(outcome.Run, plan.QuestionId, null),
            TurnResult.Repeated => await FindStartAsync(order, outcome.Run!, cancellationToken),
            TurnResult.Stale => default(TurnStart?),
            TurnResult.BranchBusy => SendingProblems.Busy,
            TurnResult.KeyMismatch => SendingProblems.KeyMismatch,
            _ => ConversationService.NotFound,
        };
    }

    /// <summary>
    /// A request that no longer fits may be the repetition of one that did: an answer that is being continued cannot be continued. Only the
    /// store knows, so it is asked to start what it cannot start, under a message that does not exist.
    /// </summary>
    private async Task<TurnStart> RepeatAsync(TurnOrder order, Problem problem)
    {
        if (order.Claim is null)
        {
            return problem;
        }

        var outcome = await StartAsync(order, writer.WriteImpossible(order), [], model: null, meter: null);
        return outcome.Result switch
        {
            TurnResult.Repeated => await FindStartAsync(order, outcome.Run!, CancellationToken.None),
            TurnResult.KeyMismatch => SendingProblems.KeyMismatch,
            _ => problem,
        };
    }

    // Not the client's token: whether a start that is given up half-way stands is known to nobody. The store ends it in time.
    private async Task<TurnOutcome> StartAsync(
        TurnOrder order, Turn turn, IReadOnlyList<ProviderMessage> messages, string? model, TokenReservation? meter)
    {
        RunRequest request = new()
        {
            Turn = turn,
            Messages = messages,
            Thinking = order.Thinking,
            Model = model,
            Meter = meter,
            Ended = state => Ended(order, state),
        };
        var isStarted = false;
        try
        {
            var outcome = await runs.StartAsync(order.Owner, request, CancellationToken.None);
            isStarted = outcome.Result == TurnResult.Started;
            return outcome;
        }
        finally
        {
            if (!isStarted)
            {
                meter?.Unused();
            }
        }
    }

    private void Ended(TurnOrder order, RunState state)
    {
        if (state == RunState.Completed)
        {
            titles.Consider(order.Owner, order.ConversationId);
        }
    }

    /// <summary>The run of an earlier request. What it answered is not in its record, and the conversation that was read may be older than it.</summary>
    private async Task<TurnStart> FindStartAsync(TurnOrder order, Run run, CancellationToken cancellationToken)
    {
        var stored = await conversations.FindAsync(order.Owner, order.ConversationId, cancellationToken);
        return stored is null
            ? ConversationService.NotFound
            : new TurnStart(run, new MessageTree(stored.Messages).Find(run.MessageId)?.ParentId, null);
    }
}
