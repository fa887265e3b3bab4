using System.Globalization;
using StackExchange.Redis;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;

namespace StreamChat.Api.Storage.Redis.Records;

/// <summary>A run as the fields of a hash, since scripts change single ones of them.</summary>
internal static class RunRecord
{
    private static readonly string[] States = ["queued", "streaming", "completed", "cancelled", "failed", "interrupted"];

    internal static string NameOf(RunState state) => States[(int)state];

    internal static string Write(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The fields of a run that is about to start.</summary>
    internal static IReadOnlyCollection<string> Write(Run run, string? idempotencyKey) =>
    [
        "state", NameOf(run.State),
        "epoch", run.Epoch.ToString(CultureInfo.InvariantCulture),
        "replica", run.ReplicaId,
        "cancel", run.CancelRequested ? "1" : "0",
        "last", "0",
        "conversation", run.ConversationId ?? "",
        "message", run.MessageId ?? "",
        "request", run.RequestId,
        "trace", run.Trace ?? "",
        "created", Write(run.CreatedAt),
        "ended", run.EndedAt is { } ended ? Write(ended) : "",
        "finish", run.FinishReason ?? "",
        "error", run.ErrorCode ?? "",
        "key", idempotencyKey ?? "",
    ];

    /// <summary>The run, or null for what is none: nothing, or the mark of a start that was given up.</summary>
    internal static Run? Read(string id, RedisResult fields)
    {
        var values = fields.Texts();
        Dictionary<string, string> held = new(values.Length / 2, StringComparer.Ordinal);
        for (var i = 0; i + 1 < values.Length; i += 2)
        {
            held[values[i]] = values[i + 1];
        }

        return Array.IndexOf(States, held.GetValueOrDefault("state")) is >= 0 and var state ? Read(id, (RunState)state, held) : null;
    }

    private static Run Read(string id, RunState state, Dictionary<string, string> held) => new()
    {
        Id = id,
        State = state,
        Epoch = long.Parse(held["epoch"], CultureInfo.InvariantCulture),
        ReplicaId = held["replica"],
        CancelRequested = held["cancel"] == "1",
        ConversationId = TextOrNull(held["conversation"]),
        MessageId = TextOrNull(held["message"]),
        RequestId = held["request"],
        Trace = TextOrNull(held.GetValueOrDefault("trace", "")), // runs of an earlier version have none
        CreatedAt = ReadTime(held["created"]),
        EndedAt = TextOrNull(held["ended"]) is { } ended ? ReadTime(ended) : null,
        FinishReason = TextOrNull(held["finish"]),
        ErrorCode = TextOrNull(held["error"]),
    };

    private static string? TextOrNull(string text) => text.Length == 0 ? null : text;

    private static DateTimeOffset ReadTime(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
