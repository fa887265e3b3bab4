using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace StreamChat.Api.Conversations.Sending.Idempotency;

/// <summary>
/// What was asked for, as one short text: the same for the same request, whatever the order and spacing of its JSON, and for nothing else.
/// A hash, because the key outlives the text for a day and must not keep it.
/// </summary>
internal static class Fingerprint
{
    internal static string Of(string conversationId, SendRequest request) => Hash(json =>
    {
        json.WriteStringValue("send");
        json.WriteStringValue(conversationId);
        json.WriteStringValue(request.Content);
        json.WriteStringValue(request.ParentId.ValueKind switch
        {
            JsonValueKind.Undefined => "absent",
            JsonValueKind.Null => "root",
            _ => Ids.Read(request.ParentId.GetString()),
        });
        Write(json, request.Model, request.Thinking);
    });

    /// <param name="route">Which of the calls with this body it was.</param>
    /// <param name="conversationId">In which conversation.</param>
    /// <param name="messageId">To which message.</param>
    /// <param name="request">The body.</param>
    internal static string Of(string route, string conversationId, string messageId, AnswerRequest request) => Hash(json =>
    {
        json.WriteStringValue(route);
        json.WriteStringValue(conversationId);
        json.WriteStringValue(messageId);
        Write(json, request.Model, request.Thinking);
    });

    private static void Write(Utf8JsonWriter json, string? model, bool thinking)
    {
        json.WriteStringValue(model);
        json.WriteBooleanValue(thinking);
    }

    private static string Hash(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            write(json);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }
}
