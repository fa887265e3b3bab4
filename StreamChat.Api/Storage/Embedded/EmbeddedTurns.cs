using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Embedded.Rows;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Embedded;

/// <summary>The two writes that change a conversation and a run together: the start of a turn and its end.</summary>
internal sealed class EmbeddedTurns(StoreOptions options, TimeProvider time)
{
    internal TurnOutcome Start(DatabaseWrite write, string owner, Turn turn)
    {
        var database = write.Database;
        var now = time.GetUtcNow();
        if (turn.Idempotency is { } used
            && IdempotencyRows.Find(database, OwnerRows.Find(database, owner), used.Key, now.ToUnixTimeMilliseconds()) is { } earlier)
        {
            return earlier.Fingerprint == used.Fingerprint
                ? new TurnOutcome(TurnResult.Repeated, earlier.Run)
                : new TurnOutcome(TurnResult.KeyMismatch, null);
        }

        long? conversationKey = null;
        if (turn.Run.ConversationId is { } conversationId)
        {
            var conversation = ConversationRows.Find(database, owner, conversationId);
            if (conversation is null || (turn.Branch.Length > 0 && !MessageRows.Exists(database, conversation.Key, turn.Branch)))
            {
                return new TurnOutcome(TurnResult.NotFound, null);
            }

            if (RunRows.IsBranchBusy(database, conversation.Key, turn.Branch))
            {
                return new TurnOutcome(TurnResult.BranchBusy, null);
            }

            if (turn.IfVersion is { } version && version != conversation.Record.Version)
            {
                return new TurnOutcome(TurnResult.Stale, null);
            }

            AddMessages(write, conversation, turn);
            conversationKey = conversation.Key;
            write.Tell(notifications => notifications.Happened(owner, conversationId, ConversationNoticeKind.RunStarted, turn.Run.Id));
        }

        var ownerKey = OwnerRows.FindOrAdd(database, owner);
        var runKey = RunRows.Add(database, ownerKey, conversationKey, turn);
        if (turn.Idempotency is { } claim)
        {
            IdempotencyRows.Put(database, ownerKey, runKey, claim, (now + options.IdempotencyRetention).ToUnixTimeMilliseconds());
        }

        return new TurnOutcome(TurnResult.Started, turn.Run);
    }

    internal AppendOutcome End(DatabaseWrite write, RunKey key, long epoch, RunEnding ending)
    {
        var database = write.Database;
        var now = time.GetUtcNow();
        if (RunRows.Find(database, key, now.ToUnixTimeMilliseconds()) is not { } run || run.Record.Epoch != epoch)
        {
            return AppendOutcome.Refused;
        }

        if (run.HasEnded)
        {
            // The same end again, by a writer that was not told of its success.
            return run.Record.State == ending.State && run.Last == ending.Events.Last ? AppendOutcome.Written : AppendOutcome.Refused;
        }

        if (LogRows.Append(database, run, ending.Events) is not { } last)
        {
            return AppendOutcome.TailLost;
        }

        var ended = run.Record with
        {
            State = ending.State,
            EndedAt = ending.EndedAt,
            FinishReason = ending.FinishReason,
            ErrorCode = ending.ErrorCode,
        };
        RunRows.SaveEnded(
            database, run.Key, ended, (now + options.LogRetention).ToUnixTimeMilliseconds(), (now + options.RunRetention).ToUnixTimeMilliseconds());
        if (ending.ReleasesKey)
        {
            IdempotencyRows.Release(database, run.Key);
        }

        write.Tell(notifications => notifications.Appended(key, last));
        if (run.ConversationKey is { } conversationKey)
        {
            StoreAnswer(database, ConversationRows.Find(database, conversationKey), ending);
            write.Tell(notifications => notifications.Happened(key.Owner, run.Record.ConversationId!, ConversationNoticeKind.RunEnded, key.RunId));
        }

        return AppendOutcome.Written;
    }

    private static void AddMessages(DatabaseWrite write, ConversationRow conversation, Turn turn)
    {
        if (turn.Question is { } question)
        {
            MessageRows.Put(write.Database, conversation.Key, question);
            WordRows.AddMessage(write.Database, conversation.Key, question);
        }

        if (turn.Answer is { } answer)
        {
            MessageRows.Put(write.Database, conversation.Key, answer);
        }

        var record = conversation.Record;
        var getsTitle = record.Title.Length == 0 && turn.FirstTitle is { Length: > 0 };
        ConversationRows.Change(write.Database, conversation, record with
        {
            Title = getsTitle ? turn.FirstTitle! : record.Title,
            TitleSource = getsTitle ? TitleSource.FirstLine : record.TitleSource,
            ActiveLeaf = turn.Answer?.Id ?? turn.Question?.Id ?? record.ActiveLeaf,
            UpdatedAt = Later(record.UpdatedAt, turn.Run.CreatedAt),
        });
    }

    private static void StoreAnswer(SqliteConnection database, ConversationRow conversation, RunEnding ending)
    {
        if (ending.Message is { } message)
        {
            MessageRows.Put(database, conversation.Key, message);
            WordRows.AddMessage(database, conversation.Key, message);
        }

        ConversationRows.Change(
            database, conversation, conversation.Record with { UpdatedAt = Later(conversation.Record.UpdatedAt, ending.EndedAt) });
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
