using Microsoft.Extensions.Options;
using StackExchange.Redis;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Api.Storage.Redis.Conversations;
using StreamChat.Api.Storage.Redis.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Redis.Runs;

/// <summary>Starts turns.</summary>
internal sealed class RunStarts(RedisCaller caller, ReplicaRegistry registry, IOptions<StoreOptions> options)
{
    internal async Task<TurnOutcome> StartAsync(string owner, Turn turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Not to be cancelled half-way: what was sent may stand, and whoever sent it must know.
        var call = caller.Begin(CancellationToken.None);
        RunKey key = new(owner, turn.Run.Id);
        try
        {
            var finding = FindConversationAsync(call, owner, turn);
            await Task.WhenAll(ReplicaRuns.NoteAsync(call, turn.Run.ReplicaId, key), finding);
            var outcome = await TryAsync(call, owner, turn, await finding);
            while (outcome is null)
            {
                // Somebody changed the conversation between our look and our write.
                outcome = await TryAsync(call, owner, turn, await FindConversationAsync(call, owner, turn));
            }

            if (outcome.Value.Result is not TurnResult.Started)
            {
                await ReplicaRuns.ForgetAsync(call, turn.Run.ReplicaId, key);
            }

            return outcome.Value;
        }
        catch (StoreUnavailableException e) when (MayStand(e))
        {
            registry.Doubt(turn.Run.ReplicaId, key);
            throw;
        }
    }

    /// <summary>Whether the server may have done what it was asked: no answer came, and it was not for want of a connection to begin with.</summary>
    private static bool MayStand(StoreUnavailableException exception) => exception.InnerException
        is TimeoutException or RedisConnectionException { FailureType: not ConnectionFailureType.UnableToResolvePhysicalConnection };

    private static async Task<Conversation?> FindConversationAsync(RedisCall call, string owner, Turn turn) =>
        turn.Run.ConversationId is { } id ? (await ConversationReads.FindRecordAsync(call, owner, id))?.Conversation : null;

    private async Task<TurnOutcome?> TryAsync(RedisCall call, string owner, Turn turn, Conversation? before)
    {
        var result = (await call.RunAsync(RunScripts.Start, RedisKeys.Of(owner), Arguments(turn, before))).Parts();
        return result[0].Text() switch
        {
            "started" => new TurnOutcome(TurnResult.Started, turn.Run),
            "repeated" => new TurnOutcome(TurnResult.Repeated, RunRecord.Read(result[1].Text(), result[2])),
            "mismatch" => new TurnOutcome(TurnResult.KeyMismatch, null),
            "busy" => new TurnOutcome(TurnResult.BranchBusy, null),
            "missing" => new TurnOutcome(TurnResult.NotFound, null),
            "void" => throw new StoreUnavailableException("given up"),
            _ => turn.IfVersion is { } version && version != before?.Version ? new TurnOutcome(TurnResult.Stale, null) : null,
        };
    }

    private ScriptArguments Arguments(Turn turn, Conversation? before)
    {
        var after = before is null ? null : After(turn, before);
        ScriptArguments arguments = new();
        arguments
            .Add(turn.Run.Id).AddList(RunRecord.Write(turn.Run, turn.Idempotency?.Key)).Add((long)options.Value.RunRetention.TotalSeconds)
            .Add(turn.Idempotency?.Key).Add(turn.Idempotency?.Fingerprint).Add((long)options.Value.IdempotencyRetention.TotalSeconds)
            .Add(turn.Run.ConversationId)
            .Add(before is null ? "" : ConversationRecord.WriteVersion(turn.IfVersion ?? before.Version))
            .Add(after is null ? "" : ConversationRecord.WriteUpdated(after.UpdatedAt))
            .Add(after is null ? (RedisValue)"" : ConversationRecord.WriteJson(after))
            .Add(ListOrder.NameOf(after?.Archived ?? false)).Add(after is null ? 0 : ListOrder.ScoreOf(after))
            .Add(turn.Branch).Add(turn.Answer?.Id).Add(turn.Answer?.ParentId)
            .AddList(Messages(turn))
            .AddList(before?.Title == after?.Title ? [] : SearchTerms.Of(after!.Title))
            .AddList(turn.Question is { } question ? SearchTerms.Of(question.Content) : []);
        return arguments;
    }

    private static Conversation After(Turn turn, Conversation before)
    {
        var titled = before.Title.Length == 0 && turn.FirstTitle is { Length: > 0 };
        return before with
        {
            ActiveLeaf = turn.Answer?.Id ?? turn.Question?.Id ?? before.ActiveLeaf,
            UpdatedAt = before.UpdatedAt > turn.Run.CreatedAt ? before.UpdatedAt : turn.Run.CreatedAt,
            Title = titled ? turn.FirstTitle! : before.Title,
            TitleSource = titled ? TitleSource.FirstLine : before.TitleSource,
            Version = before.Version + 1,
        };
    }

    private static RedisValue[] Messages(Turn turn)
    {
        IEnumerable<Message?> messages = [turn.Question, turn.Answer];
        return [.. messages.OfType<Message>().SelectMany(message => new RedisValue[] { message.Id, MessageRecord.WriteJson(message) })];
    }
}
