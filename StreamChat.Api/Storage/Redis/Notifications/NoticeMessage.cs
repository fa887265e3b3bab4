using StreamChat.Api.Storage.Notifications;

namespace StreamChat.Api.Storage.Redis.Notifications;

/// <summary>What the scripts announce of a conversation: <c>started 0198…</c>, <c>changed </c>.</summary>
internal static class NoticeMessage
{
    internal static ConversationNotice Read(string message)
    {
        var space = message.IndexOf(' ', StringComparison.Ordinal);
        var kind = message.AsSpan(0, space) switch
        {
            "started" => ConversationNoticeKind.RunStarted,
            "ended" => ConversationNoticeKind.RunEnded,
            "deleted" => ConversationNoticeKind.Deleted,
            _ => ConversationNoticeKind.Changed,
        };
        return new ConversationNotice(kind, space + 1 < message.Length ? message[(space + 1)..] : null);
    }
}
