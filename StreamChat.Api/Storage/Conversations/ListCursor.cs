using System.Buffers.Text;
using System.Globalization;
using System.Text;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Conversations;

/// <summary>
/// A conversation's place in a list. Lists go down by these three, one after the other: pinned ones first, then the later change first
/// (to the millisecond), then the greater id (by its bytes).
/// </summary>
internal readonly record struct ListCursor(bool Pinned, long UpdatedMilliseconds, string Id)
{
    internal static ListCursor Of(Conversation conversation) =>
        new(conversation.Pinned, conversation.UpdatedAt.ToUnixTimeMilliseconds(), conversation.Id);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    internal static ListCursor Parse(string text)
    {
        // "1 1763752541000 0198…", in Base64Url so that nobody takes it for something to build by hand.
        if (Base64Url.IsValid(text)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ') is [("0" or "1") and var pinned, var milliseconds, { Length: > 0 } id]
            && long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var updated))
        {
            return new ListCursor(pinned == "1", updated, id);
        }

        throw new FormatException("The cursor is not one that a list gave out.");
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(Pinned ? 1 : 0)} {UpdatedMilliseconds} {Id}")));
}
