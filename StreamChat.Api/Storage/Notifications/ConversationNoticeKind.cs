namespace StreamChat.Api.Storage.Notifications;

/// <summary>What happened in a conversation.</summary>
internal enum ConversationNoticeKind
{
    /// <summary>Its record changed: title, mark, model, active leaf.</summary>
    Changed,

    /// <summary>A run started, and with it messages were added.</summary>
    RunStarted,

    /// <summary>A run ended, and its message has its text.</summary>
    RunEnded,

    /// <summary>It is gone.</summary>
    Deleted,
}
