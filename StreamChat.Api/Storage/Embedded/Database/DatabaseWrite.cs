using Microsoft.Data.Sqlite;

namespace StreamChat.Api.Storage.Embedded.Database;

/// <summary>One write in progress: the database inside its transaction, and what is told to listeners once it stands.</summary>
internal sealed class DatabaseWrite(SqliteConnection database)
{
    private readonly List<Action<EmbeddedNotifications>> _notices = [];

    internal SqliteConnection Database => database;

    /// <summary>Tells this after the commit, in the order of the writes.</summary>
    internal void Tell(Action<EmbeddedNotifications> notice) => _notices.Add(notice);

    internal void Announce(EmbeddedNotifications notifications)
    {
        foreach (var notice in _notices)
        {
            notice(notifications);
        }
    }
}
