using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using StreamChat.Api.Reference.Describing;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Reference.Document;

/// <summary>What every operation has beside its JSON: streams, texts, parameters that are read by hand, and problems.</summary>
internal sealed class OperationDetails : IOpenApiOperationTransformer
{
    private const string Ok = "200";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Responses ??= [];
        operation.Description = WithScopes(operation.Description, metadata);
        AddParameters(operation, metadata);
        AddTexts(operation.Responses, metadata);
        AddProblems(operation, metadata, context.Document!);
        return Task.CompletedTask;
    }

    private static string? WithScopes(string? description, IList<object> metadata) =>
        metadata.OfType<RequiredScopes>().LastOrDefault() is { Scopes: not CallerScopes.None } required
            ? $"{description} Needs the scope {ScopeNames.Join(required.Scopes)}.".TrimStart()
            : description;

    private static void AddParameters(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var described in metadata.OfType<DescribedParameter>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = described.Name,
                In = described.Place == ParameterPlace.Query ? ParameterLocation.Query : ParameterLocation.Header,
                Description = described.Description,
                Required = described.IsRequired,
                Schema = new OpenApiSchema { Type = SchemaType(described.Type) },
            });
        }
    }

    private static JsonSchemaType SchemaType(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.Boolean => JsonSchemaType.Boolean,
        TypeCode.Int32 or TypeCode.Int64 => JsonSchemaType.Integer,
        TypeCode.Double => JsonSchemaType.Number,
        _ => JsonSchemaType.String,
    };

    /// <summary>Streams and files are texts: what is in an event is said where the endpoint is.</summary>
    private static void AddTexts(OpenApiResponses responses, IList<object> metadata)
    {
        var streams = HandlerResults.Of(metadata).Contains(typeof(SseResult)) ? ["text/event-stream"] : Array.Empty<string>();
        foreach (var mediaType in streams.Concat(metadata.OfType<TextAnswer>().Select(text => text.MediaType)))
        {
            if (!responses.TryGetValue(Ok, out var response) || response is not OpenApiResponse answer)
            {
                answer = new OpenApiResponse { Description = "OK" };
                responses[Ok] = answer;
            }

            answer.Content ??= new Dictionary<string, OpenApiMediaType>();
            answer.Content[mediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }

    private static void AddProblems(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
    {
        if (!HandlerResults.Of(metadata).Contains(typeof(ProblemResult)))
        {
            return;
        }

        var isOpenAI = operation.Tags?.Any(tag => tag.Name == ProblemSchemas.OpenAITag) == true;
        operation.Responses!["default"] = new OpenApiResponse
        {
            Description = isOpenAI ? "An error in OpenAI's shape." : "A problem (RFC 9457); its code says which.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [isOpenAI ? "application/json" : "application/problem+json"] =
                    new() { Schema = new OpenApiSchemaReference(isOpenAI ? ProblemSchemas.OpenAIError : ProblemSchemas.Problem, document) },
            },
        };
    }
}
