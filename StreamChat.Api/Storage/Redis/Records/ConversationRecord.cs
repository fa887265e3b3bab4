using System.Globalization;
using System.Text.Json;
using StreamChat.Api.Storage.Json;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Redis.Records;

/// <summary>
/// A conversation as it is kept: <c>4 17 638993421410000000 {"id":…}</c> is version 4, the owner's conversation number 17, and when something
/// last happened, in ticks; these stand for what the JSON says of them, since scripts change them and do not read JSON.
/// </summary>
/// <param name="Conversation">With what stands before the JSON.</param>
/// <param name="Text">The whole record as it was read.</param>
internal readonly record struct ConversationRecord(Conversation Conversation, string Text)
{
    internal static string WriteVersion(long version) => version.ToString(CultureInfo.InvariantCulture);

    internal static string WriteUpdated(DateTimeOffset updated) => updated.UtcTicks.ToString(CultureInfo.InvariantCulture);

    internal static byte[] WriteJson(Conversation conversation) => JsonSerializer.SerializeToUtf8Bytes(conversation, StoreJson.Conversation);

    /// <summary>The number under which the index has its words.</summary>
    internal string Number => Text.Split(' ', 3)[1];

    internal static ConversationRecord Read(string text)
    {
        var afterVersion = text.IndexOf(' ', StringComparison.Ordinal);
        var afterNumber = text.IndexOf(' ', afterVersion + 1);
        var afterUpdated = text.IndexOf(' ', afterNumber + 1);
        var conversation = JsonSerializer.Deserialize(text.AsSpan(afterUpdated + 1), StoreJson.Conversation)!;
        var updated = long.Parse(text.AsSpan(afterNumber + 1, afterUpdated - afterNumber - 1), CultureInfo.InvariantCulture);
        return new ConversationRecord(
            conversation with
            {
                Version = long.Parse(text.AsSpan(0, afterVersion), CultureInfo.InvariantCulture),
                UpdatedAt = conversation.UpdatedAt.UtcTicks == updated ? conversation.UpdatedAt : new DateTimeOffset(updated, TimeSpan.Zero),
            },
            text);
    }
}
