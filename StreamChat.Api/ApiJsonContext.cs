using System.Text.Json.Serialization;
using StreamChat.Api.Chat;
using StreamChat.Api.Connection;
using StreamChat.Api.OpenAI;

namespace StreamChat.Api;

/// <summary>How this service's own bodies are read and written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ConnectionReport))]
[JsonSerializable(typeof(ModelsReport))]
[JsonSerializable(typeof(OpenAIErrorBody))]
[JsonSerializable(typeof(OpenAIModelList))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
