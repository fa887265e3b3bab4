using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Reference.Document;

/// <summary>The shapes of errors, which no handler's type tells.</summary>
internal static class ProblemSchemas
{
    internal const string Problem = "Problem";
    internal const string OpenAIError = "OpenAIError";
    internal const string OpenAITag = "OpenAI";

    internal static void AddTo(OpenApiDocument document)
    {
        document.AddComponent(Problem, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "What went wrong (RFC 9457).",
            Required = new HashSet<string> { "type", "title", "status", "detail", "code", "request_id" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("urn:streamchat:problem: and the code."),
                ["title"] = Text("The same for every problem with this code."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = Text("What it is this time."),
                ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. ProblemCodes.All.Select(code => (JsonNode)code.Code)] },
                ["request_id"] = Text("By which it is found in the logs."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "What is wrong, by field.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text(null) },
                },
            },
        });
        document.AddComponent(OpenAIError, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "OpenAI's error body.",
            Required = new HashSet<string> { "error" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["error"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "message", "type", "param", "code" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["message"] = Text(null),
                        ["type"] = Text(null),
                        ["param"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
                        ["code"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
                    },
                },
            },
        });
    }

    private static OpenApiSchema Text(string? description) => new() { Type = JsonSchemaType.String, Description = description };
}
