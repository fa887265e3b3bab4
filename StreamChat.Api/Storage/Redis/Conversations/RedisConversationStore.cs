using StackExchange.Redis;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Api.Storage.Redis.Records;
using StreamChat.Api.Storage.Redis.Runs;

namespace StreamChat.Api.Storage.Redis.Conversations;

/// <summary>Keeps conversations in Redis.</summary>
internal sealed class RedisConversationStore(RedisCaller caller) : IConversationStore
{
    public Task CreateAsync(string owner, Conversation conversation, CancellationToken cancellationToken) =>
        ImportAsync(owner, conversation, [], cancellationToken);

    public async Task ImportAsync(
        string owner, Conversation conversation, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var call = caller.Begin(cancellationToken);
        var words = WordIndex.PiecesOf(messages);
        var number = await WordIndex.AddAsync(call, owner, words.SkipLast(1));
        RedisValue[] records = [.. messages.SelectMany(message => new RedisValue[] { message.Id, MessageRecord.WriteJson(message) })];
        await call.RunAsync(
            ConversationScripts.Add,
            RedisKeys.Of(owner),
            AddRecord(new ScriptArguments().Add(conversation.Id).Add(ConversationRecord.WriteVersion(conversation.Version)), conversation)
                .Add(ListOrder.NameOf(conversation.Archived)).Add(ListOrder.ScoreOf(conversation)).Add(number)
                .AddList(records).AddList(SearchTerms.Of(conversation.Title)).AddList(words[^1]));
    }

    public Task<ConversationPage> ListAsync(string owner, ConversationQuery query, CancellationToken cancellationToken) =>
        ConversationReads.ListAsync(caller.Begin(cancellationToken), owner, query);

    public async Task<StoredConversation?> FindAsync(string owner, string conversationId, CancellationToken cancellationToken) =>
        (await ConversationReads.FindAsync(caller.Begin(cancellationToken), owner, conversationId))?.Whole;

    public async Task<ConversationUpdate> UpdateAsync(
        string owner, string conversationId, long? ifVersion, Func<Conversation, Conversation> change, CancellationToken cancellationToken)
    {
        var call = caller.Begin(cancellationToken);
        for (; ; )
        {
            if ((await ConversationReads.FindRecordAsync(call, owner, conversationId))?.Conversation is not { } before)
            {
                return new ConversationUpdate(null, IsStale: false);
            }

            if (ifVersion is { } version && version != before.Version)
            {
                return new ConversationUpdate(before, IsStale: true);
            }

            var after = change(before);
            if (after == before)
            {
                return new ConversationUpdate(before, IsStale: false);
            }

            after = after with { Version = before.Version + 1 };
            if (await ReplaceAsync(call, owner, before, after))
            {
                return new ConversationUpdate(after, IsStale: false);
            }
        }
    }

    public async Task<IReadOnlyList<Run>?> DeleteAsync(string owner, string conversationId, CancellationToken cancellationToken)
    {
        var call = caller.Begin(cancellationToken);
        for (; ; )
        {
            if (await ConversationReads.FindAsync(call, owner, conversationId) is not var (whole, record))
            {
                return null;
            }

            // The index is by words, and only the text knows which; so what was read must be what is deleted.
            var words = WordIndex.PiecesOf(whole.Messages);
            var reply = await call.RunAsync(
                ConversationScripts.Delete,
                RedisKeys.Of(owner),
                new ScriptArguments().Add(conversationId).Add(record.Text)
                    .AddList(SearchTerms.Of(whole.Conversation.Title)).AddList(words[0]));
            var result = reply.Parts();
            if ((long)result[0] == 1)
            {
                var runs = ConversationReads.ReadRuns(result[1]);
                await CleanUpAsync(owner, runs, record.Number, words.Skip(1));
                return runs;
            }
        }
    }

    public async Task DeleteAllAsync(string owner, CancellationToken cancellationToken)
    {
        // In pieces, each a call of its own, so that nobody else waits for the whole.
        while ((long)await caller.Begin(cancellationToken).RunAsync(ConversationScripts.DeleteSome, RedisKeys.Of(owner), new ScriptArguments()) == 1)
        {
        }
    }

    private static async Task<bool> ReplaceAsync(RedisCall call, string owner, Conversation before, Conversation after)
    {
        var isRenamed = before.Title != after.Title;
        return (long)await call.RunAsync(
            ConversationScripts.Update,
            RedisKeys.Of(owner),
            AddRecord(new ScriptArguments().Add(after.Id).Add(ConversationRecord.WriteVersion(before.Version)), after)
                .Add(ListOrder.NameOf(after.Archived)).Add(ListOrder.NameOf(!after.Archived)).Add(ListOrder.ScoreOf(after))
                .AddList(isRenamed ? SearchTerms.Of(before.Title) : []).AddList(isRenamed ? SearchTerms.Of(after.Title) : [])) == 1;
    }

    private static ScriptArguments AddRecord(ScriptArguments arguments, Conversation conversation) =>
        arguments.Add(ConversationRecord.WriteUpdated(conversation.UpdatedAt)).Add(ConversationRecord.WriteJson(conversation));

    /// <summary>Removes what nobody finds any more once the conversation is gone, if that is possible now.</summary>
    private async Task CleanUpAsync(string owner, IReadOnlyList<Run> runs, string number, IEnumerable<string[]> words)
    {
        var call = caller.Begin(CancellationToken.None);
        foreach (var replica in runs.GroupBy(run => run.ReplicaId))
        {
            await ReplicaRuns.ForgetAsync(call, replica.Key, [.. replica.Select(run => new RunKey(owner, run.Id))]);
        }

        try
        {
            await WordIndex.RemoveAsync(call, owner, number, words);
        }
        catch (StoreUnavailableException)
        {
            // They go with the rest when everything of the owner is deleted.
        }
    }
}
