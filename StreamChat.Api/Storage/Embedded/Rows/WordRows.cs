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
    internal static void AddTitle(SqliteConnection database, long ownerKey, long conversationKey, string title) =>
        Add(database, ownerKey, conversationKey, SearchWords.Of(title), inTitle: true);

    internal static void AddMessage(SqliteConnection database, ConversationRow conversation, Message message) =>
        Add(database, conversation.OwnerKey, conversation.Key, SearchWords.Of(message.Content), inTitle: false);

    internal static void RemoveTitle(SqliteConnection database, long ownerKey, long conversationKey, string title) => ForEach(
        database,
        "DELETE FROM words WHERE owner = $owner AND word = $word AND conversation = $conversation AND in_title",
        ownerKey,
        conversationKey,
        SearchWords.Of(title));

    private static void Add(SqliteConnection database, long ownerKey, long conversationKey, HashSet<string> words, bool inTitle) => ForEach(
        database,
        $"INSERT OR IGNORE INTO words (owner, word, conversation, in_title) VALUES ($owner, $word, $conversation, {(inTitle ? '1' : '0')})",
        ownerKey,
        conversationKey,
        words);

    /// <summary>One prepared statement for all words: a long answer has a thousand.</summary>
    private static void ForEach(SqliteConnection database, string sql, long ownerKey, long conversationKey, HashSet<string> words)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$owner", ownerKey);
        command.Parameters.AddWithValue("$conversation", conversationKey);
        var parameter = command.Parameters.Add("$word", SqliteType.Text);
        foreach (var word in words)
        {
            parameter.Value = word;
            command.ExecuteNonQuery();
        }
    }
}
