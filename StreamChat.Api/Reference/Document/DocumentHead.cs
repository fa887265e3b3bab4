using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace StreamChat.Api.Reference.Document;

/// <summary>The document's head: what it is about, how callers show who they are, and the shapes of errors.</summary>
internal sealed class DocumentHead : IOpenApiDocumentTransformer
{
    private const string Key = "key";
    private const string Cookie = "cookie";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "StreamChat",
            Version = "1",
            Description = "Streaming chat: answers that live on when their reader leaves. Errors are problem details; every answer has X-Request-ID.",
        };

        // The address is that of whoever reads it: the gateway's, not that of the replica which wrote it.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent(Key, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A StreamChat API key (sc_…) or a token of the identity provider. Locally the word guest.",
        });
        document.AddComponent(Cookie, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = "sc_guest",
            Description = "What a browser gets with the page. It counts for our own pages only.",
        });
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Cookie, document)] = [] },
        ];
        ProblemSchemas.AddTo(document);
        MoveHealthToTheEnd(document);
        return Task.CompletedTask;
    }

    /// <summary>It is mapped first, and what people look for comes first.</summary>
    private static void MoveHealthToTheEnd(OpenApiDocument document)
    {
        OpenApiPaths paths = [];
        foreach (var (path, item) in document.Paths.OrderBy(entry => entry.Key.StartsWith("/health", StringComparison.Ordinal)))
        {
            paths.Add(path, item);
        }

        document.Paths = paths;
    }
}
