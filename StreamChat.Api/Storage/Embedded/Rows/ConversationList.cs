using System.Text;
using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Search;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>Reads one page of an owner's list.</summary>
internal static class ConversationList
{
    /// <exception cref="FormatException">The cursor is none.</exception>
    internal static ConversationPage Read(SqliteConnection database, string owner, ConversationQuery query)
    {
        var search = SearchQuery.Parse(query.Text);
        List<(string Name, object? Value)> values =
        [
            ("$owner", OwnerRows.Find(database, owner)),
            ("$archived", query.Archived),
            ("$limit", query.Limit + 1), // one more tells whether there is a next page
        ];
        StringBuilder sql = new(
            """
            SELECT c.record, EXISTS (SELECT 1 FROM runs r WHERE r.conversation = c.key AND r.in_progress)
            FROM conversations c WHERE c.owner = $owner AND c.archived = $archived
            """);
        AppendCursor(sql, values, query.Cursor);
        AppendSearch(sql, values, search);
        sql.Append(" ORDER BY c.pinned DESC, c.updated DESC, c.id DESC LIMIT $limit");

        var found = search is { IsEmpty: true } ? [] : database.All(
            sql.ToString(),
            reader => new ConversationSummary(ConversationRows.Read(reader.GetBytes(0)), reader.GetBoolean(1)),
            [.. values]);
        return found.Count <= query.Limit
            ? new ConversationPage(found, null)
            : new ConversationPage(found[..query.Limit], ListCursor.Of(found[query.Limit - 1].Conversation).ToString());
    }

    private static void AppendCursor(StringBuilder sql, List<(string Name, object? Value)> values, string? text)
    {
        if (text is not null)
        {
            var cursor = ListCursor.Parse(text);
            sql.Append(" AND (c.pinned, c.updated, c.id) < ($pinned, $updated, $id)");
            values.AddRange([("$pinned", cursor.Pinned), ("$updated", cursor.UpdatedMilliseconds), ("$id", cursor.Id)]);
        }
    }

    private static void AppendSearch(StringBuilder sql, List<(string Name, object? Value)> values, SearchQuery? search)
    {
        for (var i = 0; i < search?.Words.Count; i++)
        {
            sql.Append(FormattableString.Invariant($" AND EXISTS (SELECT 1 FROM words WHERE conversation = c.key AND word = $word{i})"));
            values.Add((FormattableString.Invariant($"$word{i}"), search.Words[i]));
        }

        if (search?.Prefix is { } prefix)
        {
            // The greatest character there is ends the range of the words that begin so.
            sql.Append(" AND EXISTS (SELECT 1 FROM words WHERE conversation = c.key AND word >= $prefix AND word < $prefix || char(0x10FFFF))");
            values.Add(("$prefix", prefix));
        }
    }
}
