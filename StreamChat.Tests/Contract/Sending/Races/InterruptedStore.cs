using StreamChat.Api.Storage.Conversations;
using StreamChat.Tests.Infrastructure.Stores;

namespace StreamChat.Tests.Contract.Sending.Races;

/// <summary>A store in which something happens right after a conversation was read.</summary>
internal sealed class InterruptedStore(IConversationStore inner) : ConversationsAround(inner)
{
    private Func<Task>? _afterNextRead;

    /// <summary>Done once, after the next reading and before its reader gets what it read.</summary>
    internal void AfterNextRead(Func<Task> happens) => _afterNextRead = happens;

    public override async Task<StoredConversation?> FindAsync(string owner, string conversationId, CancellationToken cancellationToken)
    {
        var read = await base.FindAsync(owner, conversationId, cancellationToken);
        if (Interlocked.Exchange(ref _afterNextRead, null) is { } happens)
        {
            await happens();
        }

        return read;
    }
}
