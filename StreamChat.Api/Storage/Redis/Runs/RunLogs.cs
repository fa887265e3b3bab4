using Microsoft.Extensions.Options;
using StackExchange.Redis;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Api.Storage.Redis.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Redis.Runs;

/// <summary>Writes and reads the logs of runs.</summary>
internal sealed class RunLogs(RedisCaller caller, IOptions<StoreOptions> options)
{
    private const int MaxPiece = 256 * 1024;

    internal async Task<AppendOutcome> AppendAsync(RunKey key, long epoch, LogBatch batch, CancellationToken cancellationToken)
    {
        var call = caller.Begin(cancellationToken);
        for (; ; )
        {
            var arguments = AddBatch(new ScriptArguments().Add(key.RunId).Add(epoch), batch);
            var result = (await call.RunAsync(RunScripts.Append, RedisKeys.Of(key.Owner), arguments)).Parts();
            if (Outcome(result) is { } outcome)
            {
                return outcome;
            }

            batch = BatchCut.After(batch, (long)result[1]);
        }
    }

    internal async Task<AppendOutcome> EndAsync(RunKey key, long epoch, RunEnding ending, CancellationToken cancellationToken)
    {
        var call = caller.Begin(cancellationToken);
        var batch = ending.Events;
        for (; ; )
        {
            var result = (await call.RunAsync(RunScripts.End, RedisKeys.Of(key.Owner), Arguments(key, epoch, ending, batch))).Parts();
            if (Outcome(result) is { } outcome)
            {
                if (outcome is AppendOutcome.Written)
                {
                    await ReplicaRuns.ForgetAsync(call, result[2].Text(), key);
                }

                return outcome;
            }

            batch = BatchCut.After(batch, (long)result[1]);
        }
    }

    internal async Task<LogPiece> ReadAsync(RunKey key, long after, CancellationToken cancellationToken)
    {
        var reply = await caller.Begin(cancellationToken).RunAsync(
            RunScripts.Read, RedisKeys.Of(key.Owner), new ScriptArguments().Add(key.RunId).Add(after).Add(MaxPiece));
        var result = reply.Parts();
        List<LogBatch> batches = new((result.Length - 3) / 3);
        for (var i = 3; i < result.Length; i += 3)
        {
            batches.Add(new LogBatch((long)result[i], (long)result[i + 1], result[i + 2].Bytes()));
        }

        return new LogPiece(batches, (long)result[1], result[0].Text() == "1", result[2].Text() == "1");
    }

    private ScriptArguments Arguments(RunKey key, long epoch, RunEnding ending, LogBatch batch)
    {
        var arguments = new ScriptArguments()
            .Add(key.RunId).Add(epoch).Add(RunRecord.NameOf(ending.State))
            .Add(RunRecord.Write(ending.EndedAt)).Add(ending.FinishReason).Add(ending.ErrorCode)
            .Add(ending.Message?.Id).Add(ending.Message is { } message ? MessageRecord.WriteJson(message) : (RedisValue)"").Add(ending.ReleasesKey);
        return AddBatch(arguments, batch)
            .Add((long)options.Value.LogRetention.TotalSeconds).Add((long)options.Value.RunRetention.TotalSeconds)
            .Add(ConversationRecord.WriteUpdated(ending.EndedAt)).Add(ending.EndedAt.ToUnixTimeMilliseconds()).Add(ListOrder.Pinned)
            .AddList(SearchTerms.Of(ending.Message?.Content ?? ""));
    }

    private static ScriptArguments AddBatch(ScriptArguments arguments, LogBatch batch) =>
        arguments.Add(batch.First).Add(batch.Last).Add(batch.Events.ToArray());

    /// <summary>What came of it; null when the log holds the beginning of the batch already, which then has to be cut off.</summary>
    private static AppendOutcome? Outcome(RedisResult[] result) => result[0].Text() switch
    {
        "written" => AppendOutcome.Written,
        "cancel" => AppendOutcome.WrittenCancelRequested,
        "refused" => AppendOutcome.Refused,
        "gap" => AppendOutcome.TailLost,
        _ => null,
    };
}
