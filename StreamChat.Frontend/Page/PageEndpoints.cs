using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace StreamChat.Frontend.Page;

/// <summary>The addresses at which a person gets the page; every other unknown address stays a problem.</summary>
internal static class PageEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    internal static IEndpointRouteBuilder MapPage(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/", Reading, GetPage).WithName("GetPage").WithSummary("The chat page.");
        endpoints.MapMethods("/c/{id}", Reading, GetPage).WithName("GetConversationPage").WithSummary("The chat page, which opens the conversation that its address names.");
        return endpoints;
    }

    private static Results<FileStreamHttpResult, ContentHttpResult> GetPage(HttpContext context, PageFiles files)
    {
        var index = files.GetIndex();
        if (!index.Exists)
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Text(NotBuilt.Html, $"{MediaTypeNames.Text.Html}; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        context.Response.Headers.CacheControl = PageCaching.Revalidate;
        var version = $"\"{index.LastModified.ToUnixTimeMilliseconds():x}-{index.Length:x}\"";
        return TypedResults.Stream(
            index.CreateReadStream(),
            $"{MediaTypeNames.Text.Html}; charset=utf-8",
            lastModified: index.LastModified,
            entityTag: new(version));
    }
}
