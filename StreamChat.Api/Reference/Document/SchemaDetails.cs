using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace StreamChat.Api.Reference.Document;

/// <summary>Which fields are always there. What has no value is left out, so that a field which is never null is required.</summary>
internal sealed class SchemaDetails : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { IsGetNullable: false })
        {
            // The framework thinks that what cannot be set may be null.
            schema.Type &= ~JsonSchemaType.Null;
        }
        else if (context is { JsonPropertyInfo: null, JsonTypeInfo.Kind: JsonTypeInfoKind.Object })
        {
            schema.Required = context.JsonTypeInfo.Properties.Where(IsAlwaysThere).Select(property => property.Name).ToHashSet();
        }

        return Task.CompletedTask;
    }

    private static bool IsAlwaysThere(JsonPropertyInfo property) =>
        property is { IsGetNullable: false, IsExtensionData: false, AssociatedParameter: null or { HasDefaultValue: false } }
        && Nullable.GetUnderlyingType(property.PropertyType) is null;
}
