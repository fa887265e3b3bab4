using System.Text.Json;
using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Json;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>The table of runs. Times are in Unix milliseconds.</summary>
internal static class RunRows
{
    private const string Columns = "r.key, r.conversation, r.last, r.in_progress OR r.log_until > $now, r.record";

    internal static RunRow? Find(SqliteConnection database, RunKey key, long now) => database.First(
        $"""
        SELECT {Columns} FROM runs r JOIN owners o ON o.key = r.owner
        WHERE o.name = $owner AND r.id = $id AND (r.until IS NULL OR r.until > $now)
        """,
        Read,
        ("$owner", key.Owner),
        ("$id", key.RunId),
        ("$now", now));

    internal static List<Run> InProgress(SqliteConnection database, long conversationKey) => database.All(
        "SELECT record FROM runs WHERE conversation = $conversation AND in_progress ORDER BY key",
        reader => Read(reader.GetBytes(0)),
        ("$conversation", conversationKey));

    internal static List<Run> InProgressOf(SqliteConnection database, long ownerKey) => database.All(
        "SELECT record FROM runs WHERE owner = $owner AND in_progress", reader => Read(reader.GetBytes(0)), ("$owner", ownerKey));

    /// <summary>Runs in progress that belong to others than this replica, and whose they are.</summary>
    internal static List<(string Owner, RunRow Row)> InProgressElsewhere(SqliteConnection database, string replicaId, int limit) => database.All(
        $"""
        SELECT {Columns}, o.name FROM runs r JOIN owners o ON o.key = r.owner
        WHERE r.in_progress AND r.replica <> $replica AND NOT o.removed ORDER BY r.key LIMIT $limit
        """,
        reader => (reader.GetString(5), Read(reader)),
        ("$replica", replicaId),
        ("$limit", limit),
        ("$now", 0));

    /// <summary>Whether a run in progress has this branch, or writes or follows the message that it is named after.</summary>
    internal static bool IsBranchBusy(SqliteConnection database, long conversationKey, string branch) => database.Number(
        """
        SELECT EXISTS (SELECT 1 FROM runs
        WHERE conversation = $conversation AND in_progress AND $branch IN (branch, message, follows))
        """,
        ("$conversation", conversationKey),
        ("$branch", branch)) != 0;

    internal static long Add(SqliteConnection database, long ownerKey, long? conversationKey, Turn turn) => database.Number(
        """
        INSERT INTO runs (owner, id, conversation, branch, message, follows, replica, in_progress, record)
        VALUES ($owner, $id, $conversation, $branch, $message, $follows, $replica, 1, $record) RETURNING key
        """,
        ("$owner", ownerKey),
        ("$id", turn.Run.Id),
        ("$conversation", conversationKey),
        ("$branch", turn.Branch),
        ("$message", turn.Answer?.Id),
        ("$follows", turn.Answer?.ParentId),
        ("$replica", turn.Run.ReplicaId),
        ("$record", Write(turn.Run)));

    internal static void Save(SqliteConnection database, long key, Run run) => database.Execute(
        "UPDATE runs SET replica = $replica, record = $record WHERE key = $key",
        ("$key", key),
        ("$replica", run.ReplicaId),
        ("$record", Write(run)));

    internal static void SaveEnded(SqliteConnection database, long key, Run run, long logUntil, long until) => database.Execute(
        "UPDATE runs SET in_progress = 0, log_until = $log_until, until = $until, record = $record WHERE key = $key",
        ("$key", key),
        ("$log_until", logUntil),
        ("$until", until),
        ("$record", Write(run)));

    internal static void Touch(SqliteConnection database, RunKey key, long now) => database.Execute(
        "UPDATE runs SET read_at = $now WHERE id = $id AND owner = (SELECT key FROM owners WHERE name = $owner)",
        ("$owner", key.Owner),
        ("$id", key.RunId),
        ("$now", now));

    /// <summary>When somebody last read it; 0 for never.</summary>
    internal static long ReadAt(SqliteConnection database, RunKey key) => database.Number(
        "SELECT coalesce(r.read_at, 0) FROM runs r JOIN owners o ON o.key = r.owner WHERE o.name = $owner AND r.id = $id",
        ("$owner", key.Owner),
        ("$id", key.RunId));

    private static RunRow Read(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        reader.IsDBNull(1) ? null : reader.GetInt64(1),
        reader.GetInt64(2),
        !reader.IsDBNull(3) && reader.GetBoolean(3),
        Read(reader.GetBytes(4)));

    private static Run Read(byte[] record) => JsonSerializer.Deserialize(record, StoreJson.Run)!;

    private static byte[] Write(Run run) => JsonSerializer.SerializeToUtf8Bytes(run, StoreJson.Run);
}
