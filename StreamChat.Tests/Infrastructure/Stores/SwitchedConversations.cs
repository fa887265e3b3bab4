using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Conversations;

namespace StreamChat.Tests.Infrastructure.Stores;

/// <summary>A store of conversations that a test can take away and give back.</summary>
internal sealed class SwitchedConversations(IConversationStore inner) : ConversationsAround(inner)
{
    private volatile bool _isAway;

    internal bool IsAway
    {
        get => _isAway;
        set => _isAway = value;
    }

    protected override IConversationStore Store => _isAway ? throw new StoreUnavailableException("no connection") : base.Store;
}
