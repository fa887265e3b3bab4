using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using StreamChat.Api.Reference.Document;

namespace StreamChat.Api.Reference;

/// <summary>Registers the API reference: an OpenAPI document that is made from the endpoints themselves.</summary>
internal static class ReferenceServiceCollectionExtensions
{
    // How shapes are called in the code, and not by clients.
    private static readonly string[] Suffixes = ["Json", "Body", "Report", "Request"];

    internal static IServiceCollection AddReference(this IServiceCollection services)
    {
        services.AddSingleton<IApiDescriptionProvider, DescribedAnswers>();

        // Only the reference goes by these; bodies are read and written by contexts of their own, which agree with them.
        services.Configure<JsonOptions>(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = _ => true;
            options.CreateSchemaReferenceId = Name;
            options.AddDocumentTransformer<DocumentHead>();
            options.AddOperationTransformer<OperationDetails>();
            options.AddSchemaTransformer<SchemaDetails>();
        });
        return services;
    }

    private static string? Name(JsonTypeInfo type)
    {
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return name is null ? null : Array.Find(Suffixes, name.EndsWith) is { } suffix && name.Length > suffix.Length ? name[..^suffix.Length] : name;
    }
}
