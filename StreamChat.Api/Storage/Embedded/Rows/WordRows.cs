using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Search;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>
/// The table of words that conversations are found by, those of the title apart from those of the messages: a renamed conversation is not
/// found by its old title, unless a message says the same.
/// </summary>
internal static class WordRows
{
    private const string Insert = "INSERT OR IGNORE INTO words (conversation, word, in_title) VALUES ($conversation, $word, $in_title)";
    private const string Delete = "DELETE FROM words WHERE conversation = $conversation AND word = $word AND in_title = $in_title";

    internal static void AddTitle(SqliteConnection database, long conversationKey, string title) =>
        ForEach(database, Insert, conversationKey, SearchWords.Of(title), inTitle: true);

    internal static void RemoveTitle(SqliteConnection database, long conversationKey, string title) =>
        ForEach(database, Delete, conversationKey, SearchWords.Of(title), inTitle: true);

    internal static void AddMessage(SqliteConnection database, long conversationKey, Message message) =>
        AddMessages(database, conversationKey, SearchWords.Of(message.Content));

    /// <summary>Adds the words of several messages.</summary>
    internal static void AddMessages(SqliteConnection database, long conversationKey, HashSet<string> words) =>
        ForEach(database, Insert, conversationKey, words, inTitle: false);

    /// <summary>One prepared statement for all words, which come in the table's order: a long answer has a thousand.</summary>
    private static void ForEach(SqliteConnection database, string sql, long conversationKey, HashSet<string> words, bool inTitle)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$conversation", conversationKey);
        command.Parameters.AddWithValue("$in_title", inTitle);
        var parameter = command.Parameters.Add("$word", SqliteType.Text);
        foreach (var word in words.Order(StringComparer.Ordinal))
        {
            parameter.Value = word;
            command.ExecuteNonQuery();
        }
    }
}
