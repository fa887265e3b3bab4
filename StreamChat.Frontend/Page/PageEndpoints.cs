using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;
using StreamChat.ServiceDefaults.Pages;

namespace StreamChat.Frontend.Page;

/// <summary>The addresses at which a person gets the page; every other unknown address stays a problem.</summary>
internal static class PageEndpoints
{
    private const string Html = MediaTypeNames.Text.Html + "; charset=utf-8";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    internal static IEndpointRouteBuilder MapPage(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/", Reading, GetPageAsync).WithName("GetPage").WithSummary("The chat page.");
        endpoints.MapMethods("/c/{id}", Reading, GetPageAsync).WithName("GetConversationPage").WithSummary("The chat page, which opens the conversation that its address names.");
        endpoints.MapMethods("/api/reference", Reading, GetReferenceAsync).WithName("GetReferencePage").WithSummary("The API reference, which shows the api's OpenAPI document.");
        return endpoints;
    }

    private static Task<ContentHttpResult> GetPageAsync(HttpContext context, PageFiles files, CancellationToken cancellationToken) =>
        ShowAsync(context, files.GetIndex(), cancellationToken);

    private static Task<ContentHttpResult> GetReferenceAsync(HttpContext context, PageFiles files, CancellationToken cancellationToken) =>
        ShowAsync(context, files.GetReference(), cancellationToken);

    private static async Task<ContentHttpResult> ShowAsync(HttpContext context, IFileInfo page, CancellationToken cancellationToken)
    {
        if (!page.Exists)
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Text(NotBuilt.Html, Html, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        // Without a version: a browser told that the page it has is still good would put the new policy's nonce beside the old one's scripts.
        context.Response.Headers.CacheControl = PageCaching.Revalidate;
        using StreamReader reader = new(page.CreateReadStream());
        var html = await reader.ReadToEndAsync(cancellationToken);
        return TypedResults.Text(PageScripts.WithNonce(html, context.Request.Headers[PageNonce.HeaderName]), Html);
    }
}
