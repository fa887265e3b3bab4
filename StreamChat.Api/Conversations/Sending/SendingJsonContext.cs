using System.Text.Json.Serialization;

namespace StreamChat.Api.Conversations.Sending;

/// <summary>How what is asked of a conversation is read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(SendRequest))]
[JsonSerializable(typeof(AnswerRequest))]
internal sealed partial class SendingJsonContext : JsonSerializerContext;
