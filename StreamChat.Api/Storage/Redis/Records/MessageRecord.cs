using System.Globalization;
using System.Text.Json;
using StreamChat.Api.Storage.Json;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Redis.Records;

/// <summary>A message as it is kept: <c>12 {"id":…}</c> is the conversation's thirteenth.</summary>
internal static class MessageRecord
{
    internal static byte[] WriteJson(Message message) => JsonSerializer.SerializeToUtf8Bytes(message, StoreJson.Message);

    /// <summary>All of a conversation, in the order of their making.</summary>
    internal static IReadOnlyList<Message> ReadAll(byte[][] records)
    {
        var places = new int[records.Length];
        var messages = new Message[records.Length];
        for (var i = 0; i < records.Length; i++)
        {
            (places[i], messages[i]) = Read(records[i]);
        }

        Array.Sort(places, messages);
        return messages;
    }

    private static (int Place, Message Message) Read(ReadOnlySpan<byte> record)
    {
        var space = record.IndexOf((byte)' ');
        return (int.Parse(record[..space], CultureInfo.InvariantCulture), JsonSerializer.Deserialize(record[(space + 1)..], StoreJson.Message)!);
    }
}
