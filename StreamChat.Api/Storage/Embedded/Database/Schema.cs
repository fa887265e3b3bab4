using Microsoft.Data.Sqlite;

namespace StreamChat.Api.Storage.Embedded.Database;

/// <summary>
/// The tables. Records are stored as JSON (<see cref="Json.StoreJson"/>); a column beside them exists because something is looked up, ordered or
/// deleted by it. Everything hangs on its owner: with the owner's row all of it goes.
/// </summary>
internal static class Schema
{
    /// <summary>Raised with every change of the tables, together with a step that brings older files up.</summary>
    private const long Version = 2;

    private const string Tables =
        """
        -- removed: everything of this owner is being deleted; the name is free again.
        CREATE TABLE owners (key INTEGER PRIMARY KEY, name TEXT UNIQUE, removed INTEGER NOT NULL DEFAULT 0);

        CREATE TABLE conversations (
            key INTEGER PRIMARY KEY,
            owner INTEGER NOT NULL REFERENCES owners ON DELETE CASCADE,
            id TEXT NOT NULL,
            archived INTEGER NOT NULL,
            pinned INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            record BLOB NOT NULL,
            UNIQUE (owner, id));
        CREATE INDEX conversations_listed ON conversations (owner, archived, pinned DESC, updated DESC, id DESC);

        -- In the order of their keys is in the order of their making.
        CREATE TABLE messages (
            key INTEGER PRIMARY KEY,
            conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            id TEXT NOT NULL,
            record BLOB NOT NULL,
            UNIQUE (conversation, id));
        CREATE INDEX messages_in_order ON messages (conversation, key);

        -- branch: under which message it grows; message, follows: what it writes and what that answers. last: of the log.
        CREATE TABLE runs (
            key INTEGER PRIMARY KEY,
            owner INTEGER NOT NULL REFERENCES owners ON DELETE CASCADE,
            id TEXT NOT NULL,
            conversation INTEGER REFERENCES conversations ON DELETE CASCADE,
            branch TEXT NOT NULL,
            message TEXT,
            follows TEXT,
            replica TEXT NOT NULL,
            in_progress INTEGER NOT NULL,
            last INTEGER NOT NULL DEFAULT 0,
            read_at INTEGER,
            log_until INTEGER,
            until INTEGER,
            record BLOB NOT NULL,
            UNIQUE (owner, id));
        CREATE INDEX runs_of_conversations ON runs (conversation, in_progress);
        CREATE INDEX runs_in_progress ON runs (replica) WHERE in_progress;
        CREATE INDEX runs_log_until ON runs (log_until) WHERE log_until IS NOT NULL;
        CREATE INDEX runs_until ON runs (until) WHERE until IS NOT NULL;

        CREATE TABLE log (
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            events BLOB NOT NULL,
            PRIMARY KEY (run, last));

        CREATE TABLE idempotency (
            owner INTEGER NOT NULL REFERENCES owners ON DELETE CASCADE,
            name TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
            until INTEGER NOT NULL,
            PRIMARY KEY (owner, name)) WITHOUT ROWID;
        CREATE INDEX idempotency_of_runs ON idempotency (run);
        CREATE INDEX idempotency_until ON idempotency (until);

        -- By conversation, not by word: a search goes down the list and asks each conversation for its words, until a page is full. So
        -- it costs the same for any word and any beginning of one, and what a conversation brings and takes lies together.
        CREATE TABLE words (
            conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            word TEXT NOT NULL,
            in_title INTEGER NOT NULL,
            PRIMARY KEY (conversation, word, in_title)) WITHOUT ROWID;
        """;

    // Since version 2.
    private const string Keys =
        """
        CREATE TABLE api_keys (
            key INTEGER PRIMARY KEY,
            owner INTEGER NOT NULL REFERENCES owners ON DELETE CASCADE,
            id TEXT NOT NULL UNIQUE,
            used INTEGER,
            record BLOB NOT NULL);
        CREATE INDEX api_keys_of_owners ON api_keys (owner);
        """;

    /// <summary>Makes the tables of a new file, and those that an older file lacks.</summary>
    /// <exception cref="StoreUnavailableException">The file is a later version's.</exception>
    internal static void Ensure(SqliteConnection database)
    {
        using var transaction = database.BeginTransaction(deferred: false);
        switch (database.Number("PRAGMA user_version"))
        {
            case 0:
                database.Execute(Tables);
                goto case 1;
            case 1:
                database.Execute(Keys);
                database.Execute($"PRAGMA user_version = {Version}");
                break;
            case Version:
                break;
            default:
                throw new StoreUnavailableException("the file was written by a later version");
        }

        transaction.Commit();
    }
}
