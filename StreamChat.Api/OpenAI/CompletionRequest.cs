using System.Text.Json;
using StreamChat.Api.Providers.Requests;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.OpenAI;

/// <summary>Looks into a request of the /v1 door as far as it must: what else is in the body is the provider's business.</summary>
internal static class CompletionRequest
{
    // Of two fields of a name we might read the one and the provider the other.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The request to forward, or what is wrong with it.</summary>
    internal static (RawProviderRequest? Request, Problem? Problem) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? Read(body, root)
                : (null, new Problem(ProblemCodes.InvalidRequest, "The body must be a JSON object."));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half of a character.
            return (null, new Problem(ProblemCodes.InvalidRequest, "The body is not valid JSON."));
        }
    }

    private static (RawProviderRequest? Request, Problem? Problem) Read(ReadOnlyMemory<byte> body, JsonElement root)
    {
        if (body.Span.IndexOf("\\u"u8) >= 0)
        {
            DemandWholeCharacters(root);
        }

        if (!root.TryGetProperty("messages"u8, out var messages) || messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
        {
            return (null, Invalid("messages", "must be a list of at least one message"));
        }

        var hasModel = root.TryGetProperty("model"u8, out var model) && model.ValueKind != JsonValueKind.Null;
        if (hasModel && (model.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(model.GetString())))
        {
            return (null, Invalid("model", "must be a name"));
        }

        if (hasModel && model.GetString()!.Length > ProviderRequest.MaxModelLength)
        {
            return (null, Invalid("model", $"must have at most {ProviderRequest.MaxModelLength} characters"));
        }

        var hasStream = root.TryGetProperty("stream"u8, out var stream) && stream.ValueKind != JsonValueKind.Null;
        if (hasStream && stream.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return (null, Invalid("stream", "must be true or false"));
        }

        var streams = hasStream && stream.ValueKind == JsonValueKind.True;
        return (new RawProviderRequest(body, hasModel ? model.GetString() : null, streams), null);
    }

    /// <exception cref="InvalidOperationException">A name or a text has half of a character, escaped: programs read that differently, and it cannot be written again.</exception>
    private static void DemandWholeCharacters(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    DemandWholeCharacters(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    DemandWholeCharacters(property.Value);
                }

                break;
        }
    }

    private static Problem Invalid(string field, string what) => new(ProblemCodes.InvalidRequest, $"The field {field} {what}.")
    {
        Errors = new Dictionary<string, string[]> { [field] = [$"The field {field} {what}."] },
    };
}
