namespace StreamChat.Api.Storage.Notifications;

/// <summary>Something happened in a conversation; what it is like now must be read.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Id">The run that started or ended; else null.</param>
internal readonly record struct ConversationNotice(ConversationNoticeKind Kind, string? Id);
