using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StreamChat.Api.Conversations.Live;
using StreamChat.Api.Conversations.Me;
using StreamChat.Api.Conversations.Transfer;

namespace StreamChat.Api.Conversations.Json;

/// <summary>How this room's answers are written. What has no value is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationJson))]
[JsonSerializable(typeof(ConversationListJson))]
[JsonSerializable(typeof(WholeConversationJson))]
[JsonSerializable(typeof(SummaryJson))]
[JsonSerializable(typeof(MessageJson))]
[JsonSerializable(typeof(RunJson))]
[JsonSerializable(typeof(ExportJson))]
[JsonSerializable(typeof(LiveStateJson))]
[JsonSerializable(typeof(LiveRunJson))]
[JsonSerializable(typeof(LiveConversationJson))]
[JsonSerializable(typeof(LiveDeletedJson))]
[JsonSerializable(typeof(LiveReconnectJson))]
[JsonSerializable(typeof(MeJson))]
internal sealed partial class ConversationsJsonContext : JsonSerializerContext
{
    /// <summary>Writes text as it is: escaping every letter beyond ASCII would double most of the world's conversations. It is never put into HTML.</summary>
    internal static ConversationsJsonContext Plain => Writing.Context;

    // In a class of its own, so that it is made after the generated part's own static fields.
    private static class Writing
    {
        internal static readonly ConversationsJsonContext Context =
            new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
