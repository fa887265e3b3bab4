using StackExchange.Redis;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Api.Storage.Redis.Records;
using StreamChat.Api.Storage.Search;

namespace StreamChat.Api.Storage.Redis.Conversations;

/// <summary>Finds conversations.</summary>
internal static class ConversationReads
{
    /// <summary>More words than this with one beginning are not looked at; what is typed on then says more.</summary>
    private const int MaxWords = 1000;

    internal static async Task<ConversationRecord?> FindRecordAsync(RedisCall call, string owner, string id)
    {
        var text = (string?)await call.RunAsync(ConversationScripts.Record, RedisKeys.Of(owner), new ScriptArguments().Add(id));
        return text is null ? null : ConversationRecord.Read(text);
    }

    /// <summary>The conversation as a whole, and its record as it is kept.</summary>
    internal static async Task<(StoredConversation Whole, ConversationRecord Record)?> FindAsync(RedisCall call, string owner, string id)
    {
        var result = (await call.RunAsync(ConversationScripts.Find, RedisKeys.Of(owner), new ScriptArguments().Add(id))).Parts();
        if (result.Length == 0)
        {
            return null;
        }

        var record = ConversationRecord.Read(result[0].Text());
        return (new StoredConversation(record.Conversation, MessageRecord.ReadAll(result[1].AllBytes()), ReadRuns(result[2])), record);
    }

    internal static async Task<ConversationPage> ListAsync(RedisCall call, string owner, ConversationQuery query)
    {
        var arguments = new ScriptArguments().Add(ListOrder.NameOf(query.Archived)).Add(query.Limit + 1);
        if (query.Cursor is null)
        {
            arguments.Add("").Add("");
        }
        else
        {
            var cursor = ListCursor.Parse(query.Cursor);
            arguments.Add(ListOrder.ScoreOf(cursor)).Add(cursor.Id);
        }

        if (SearchQuery.Parse(query.Text) is not { } search)
        {
            return Page(await call.RunAsync(ConversationScripts.List, RedisKeys.Of(owner), arguments), query.Limit);
        }

        var (terms, beginning) = SearchTerms.Of(search);
        arguments.AddList(terms).Add(beginning).Add(MaxWords);
        return Page(await call.RunAsync(ConversationScripts.Search, RedisKeys.Of(owner), arguments), query.Limit);
    }

    /// <summary>Runs as pairs of their id and their fields.</summary>
    internal static IReadOnlyList<Run> ReadRuns(RedisResult pairs) =>
        [.. pairs.Parts().Select(pair => pair.Parts()).Select(pair => RunRecord.Read(pair[0].Text(), pair[1])).OfType<Run>()];

    /// <summary>One more than was asked for says that there is a next page.</summary>
    private static ConversationPage Page(RedisResult result, int limit)
    {
        var rows = result.TextsOrNulls();
        List<ConversationSummary> items = new(limit);
        for (var i = 0; i + 1 < rows.Length && items.Count < limit; i += 2)
        {
            if (rows[i] is { } record)
            {
                items.Add(new ConversationSummary(ConversationRecord.Read(record).Conversation, rows[i + 1] != "0"));
            }
        }

        return new ConversationPage(items, rows.Length / 2 > limit ? ListCursor.Of(items[^1].Conversation).ToString() : null);
    }
}
