using System.Text.Json;
using Xunit;

namespace StreamChat.Tests.Contract.Reference;

/// <summary>The OpenAPI document, and whether an answer is what it says.</summary>
internal sealed class ApiDocument(JsonElement root)
{
    internal JsonElement Root => root;

    internal JsonElement Operation(string method, string path) => root.GetProperty("paths").GetProperty(path).GetProperty(method);

    /// <summary>The schema of an operation's JSON answer.</summary>
    internal JsonElement Answer(string method, string path, string status = "200", string mediaType = "application/json") =>
        Operation(method, path).GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty(mediaType).GetProperty("schema");

    /// <summary>The schema of an operation's body.</summary>
    internal JsonElement Body(string method, string path) =>
        Resolve(Operation(method, path).GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"));

    internal JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference)
            ? root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
            : schema;

    /// <summary>Fails when a value has another type than the schema says, lacks what is required, or has what is not described.</summary>
    internal void Check(JsonElement schema, JsonElement value, string at = "$")
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            schema = Resolve(choices.EnumerateArray().Single(choice => IsNull(choice) == (value.ValueKind == JsonValueKind.Null)));
        }

        if (Types(schema) is { Length: > 0 } types)
        {
            Assert.True(types.Contains(TypeOf(value)) || (types.Contains("number") && TypeOf(value) == "integer"), $"{at} is {TypeOf(value)}, not {string.Join('|', types)}");
        }

        if (schema.TryGetProperty("enum", out var names))
        {
            Assert.Contains(value.GetString(), names.EnumerateArray().Select(name => name.GetString()));
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var item in value.EnumerateArray())
            {
                Check(items, item, $"{at}[]");
            }
        }
        else if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            CheckObject(schema, properties, value, at);
        }
    }

    private void CheckObject(JsonElement schema, JsonElement properties, JsonElement value, string at)
    {
        foreach (var name in schema.TryGetProperty("required", out var required) ? required.EnumerateArray() : [])
        {
            Assert.True(value.TryGetProperty(name.GetString()!, out _), $"{at} lacks {name}");
        }

        foreach (var property in value.EnumerateObject())
        {
            Assert.True(properties.TryGetProperty(property.Name, out var described), $"{at}.{property.Name} is not described");
            Check(described, property.Value, $"{at}.{property.Name}");
        }
    }

    private static bool IsNull(JsonElement schema) => Types(schema) is ["null"];

    private static string?[] Types(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? []
            : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(name => name.GetString())]
            : [type.GetString()];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}
