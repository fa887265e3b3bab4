using System.Text.Json.Serialization;

namespace StreamChat.ServiceDefaults.Callers;

/// <summary>How a caller is written into the header.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Caller))]
internal sealed partial class CallerJsonContext : JsonSerializerContext;
