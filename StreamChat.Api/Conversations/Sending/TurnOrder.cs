using StreamChat.Api.Conversations.Sending.Idempotency;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Problems;
using RequestIds = StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Api.Conversations.Sending;

/// <summary>What every start of a turn says, whichever kind of turn it is.</summary>
internal sealed record TurnOrder(string Owner, string ConversationId, string RequestId)
{
    /// <summary>The model, or null for the conversation's.</summary>
    internal string? Model { get; init; }

    internal bool Thinking { get; init; }

    /// <summary>The client's key, if it sent one, and what it stands for.</summary>
    internal IdempotencyClaim? Claim { get; init; }

    /// <summary>Takes a request apart, but for its body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="conversationId">As the address has it.</param>
    /// <param name="fingerprint">What an idempotency key stands for, given the conversation's id.</param>
    internal static (TurnOrder? Order, Problem? Problem) Read(HttpContext context, string conversationId, Func<string, string> fingerprint)
    {
        if (Ids.Read(conversationId) is not { } id)
        {
            return (null, ConversationService.NotFound);
        }

        var (key, problem) = IdempotencyKey.Read(context.Request);
        return problem is not null
            ? (null, problem)
            : (new TurnOrder(Caller.Of(context).Id, id, RequestIds.RequestId.Of(context))
            {
                Claim = key is null ? null : new IdempotencyClaim(key, fingerprint(id)),
            }, null);
    }
}
