using System.Text.Json.Serialization;

namespace StreamChat.ServiceDefaults.Health;

/// <summary>How health is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(HealthReasonsBody))]
internal sealed partial class HealthJsonContext : JsonSerializerContext;
