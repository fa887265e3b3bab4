using System.Text.Json.Serialization;

namespace StreamChat.ServiceDefaults.Callers.Keys;

/// <summary>How the api tells the gateway of a key.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KnownKey))]
public sealed partial class KnownKeyJsonContext : JsonSerializerContext;
