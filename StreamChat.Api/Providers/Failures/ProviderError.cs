using System.Text.Json;

namespace StreamChat.Api.Providers.Failures;

/// <summary>
/// What of a provider's error body can be relied on: its codes. The message is never kept, because it may hold keys, hosts or prompts.
/// <code>{"error":{"message":"…","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}</code>
/// OpenRouter's <c>code</c> is the HTTP status as a number.
/// </summary>
/// <param name="Code">The error's <c>code</c>.</param>
/// <param name="Type">The error's <c>type</c>.</param>
internal sealed record ProviderError(string? Code, string? Type)
{
    /// <summary>An error of which nothing is known.</summary>
    internal static ProviderError Unknown { get; } = new(null, null);

    /// <summary>Reads the value of <c>error</c>; null when there is none.</summary>
    internal static ProviderError? Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return Of(JsonElement.ParseValue(ref reader));
    }

    /// <summary>Reads a whole body of a failed call; a body that is something else tells nothing.</summary>
    internal static ProviderError FromBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error"u8, out var error) ? Of(error) : Unknown;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Unknown; // an HTML page of a proxy, nothing, or a string with half of a character
        }
    }

    private static ProviderError Of(JsonElement error) => error.ValueKind == JsonValueKind.Object
        ? new(Text(error, "code"u8), Text(error, "type"u8))
        : Unknown;

    private static string? Text(JsonElement error, ReadOnlySpan<byte> name) =>
        !error.TryGetProperty(name, out var value) ? null
        : value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString()
        : null;
}
