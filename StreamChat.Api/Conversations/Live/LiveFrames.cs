using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Storage.Conversations;

namespace StreamChat.Api.Conversations.Live;

/// <summary>Writes the events of one live view. They have no ids: who comes back reads the conversation, and is told what happens from there on.</summary>
internal sealed class LiveFrames(IBufferWriter<byte> output, string conversationId, string requestId)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = ConversationsJsonContext.Plain.Options.Encoder };

    internal void Connected(StoredConversation stored)
    {
        output.Write("retry: 2000\n"u8);
        Write("connected", LiveStateJson.Of(stored, requestId), ConversationsJsonContext.Plain.LiveStateJson);
    }

    internal void Reset(StoredConversation stored) =>
        Write("reset", LiveStateJson.Of(stored, requestId), ConversationsJsonContext.Plain.LiveStateJson);

    internal void Conversation(SummaryJson summary) =>
        Write("conversation", new LiveConversationJson(summary, requestId), ConversationsJsonContext.Plain.LiveConversationJson);

    internal void Run(LiveRunJson run) => Write("run", run, ConversationsJsonContext.Plain.LiveRunJson);

    internal void Deleted() =>
        Write("deleted", new LiveDeletedJson(conversationId, requestId), ConversationsJsonContext.Plain.LiveDeletedJson);

    internal void Reconnect(TimeSpan after)
    {
        output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: {(int)after.TotalMilliseconds}\n")));
        Write("reconnect", new LiveReconnectJson(conversationId, requestId), ConversationsJsonContext.Plain.LiveReconnectJson);
    }

    // JSON has no line breaks of its own, so it is one line of data whatever people write.
    private void Write<T>(string name, T data, JsonTypeInfo<T> type)
    {
        output.Write(Encoding.ASCII.GetBytes($"event: {name}\ndata: "));
        using (var json = new Utf8JsonWriter(output, Writing))
        {
            JsonSerializer.Serialize(json, data, type);
        }

        output.Write("\n\n"u8);
    }
}
