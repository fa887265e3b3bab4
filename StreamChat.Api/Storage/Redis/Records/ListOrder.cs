using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Redis.Records;

/// <summary>
/// The order of lists as scores of a sorted set: milliseconds since 1970, and far more for what is pinned; both are whole numbers that a
/// double holds exactly.
/// </summary>
internal static class ListOrder
{
    internal const long Pinned = 4_000_000_000_000_000;

    private const string Shown = "order";
    private const string Archive = "archive";

    internal static string NameOf(bool archived) => archived ? Archive : Shown;

    internal static long ScoreOf(Conversation conversation) => ScoreOf(ListCursor.Of(conversation));

    internal static long ScoreOf(ListCursor cursor) => cursor.UpdatedMilliseconds + (cursor.Pinned ? Pinned : 0);
}
