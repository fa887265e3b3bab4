using System.Text.Json.Serialization;

namespace StreamChat.Api.Keys;

/// <summary>How this room's answers are written. What has no value is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeyListJson))]
[JsonSerializable(typeof(MadeKeyJson))]
internal sealed partial class KeysJsonContext : JsonSerializerContext;
