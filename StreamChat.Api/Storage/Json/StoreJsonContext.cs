using System.Text.Json.Serialization;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Json;

/// <summary>The generated code behind <see cref="StoreJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Run))]
[JsonSerializable(typeof(ApiKey))]
internal sealed partial class StoreJsonContext : JsonSerializerContext;
