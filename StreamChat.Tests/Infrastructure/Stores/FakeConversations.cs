using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Tests.Infrastructure.Stores;

/// <summary>Conversations in memory, for those who only look into them.</summary>
internal sealed class FakeConversations : IConversationStore
{
    private readonly Dictionary<(string Owner, string Id), StoredConversation> _all = [];

    internal void Put(string owner, Conversation conversation, params Message[] messages)
    {
        lock (_all)
        {
            _all[(owner, conversation.Id)] = new StoredConversation(conversation, messages, []);
        }
    }

    /// <summary>Replaces a message wherever it stands, as the end of its run does.</summary>
    internal void Store(string owner, Message message)
    {
        lock (_all)
        {
            foreach (var (key, stored) in _all.Where(each => each.Key.Owner == owner).ToList())
            {
                _all[key] = stored with { Messages = [.. stored.Messages.Select(each => each.Id == message.Id ? message : each)] };
            }
        }
    }

    internal Message Find(string owner, string messageId)
    {
        lock (_all)
        {
            return _all.Where(each => each.Key.Owner == owner).SelectMany(each => each.Value.Messages).Single(message => message.Id == messageId);
        }
    }

    public Task<StoredConversation?> FindAsync(string owner, string conversationId, CancellationToken cancellationToken)
    {
        lock (_all)
        {
            return Task.FromResult(_all.GetValueOrDefault((owner, conversationId)));
        }
    }

    public Task CreateAsync(string owner, Conversation conversation, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ImportAsync(string owner, Conversation conversation, IReadOnlyList<Message> messages, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ConversationPage> ListAsync(string owner, ConversationQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ConversationUpdate> UpdateAsync(
        string owner, string conversationId, long? ifVersion, Func<Conversation, Conversation> change, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Run>?> DeleteAsync(string owner, string conversationId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task DeleteAllAsync(string owner, CancellationToken cancellationToken) => throw new NotSupportedException();
}
