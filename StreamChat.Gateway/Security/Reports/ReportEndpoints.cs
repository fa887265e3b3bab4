using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Security.Reports;

/// <summary>
/// Where browsers report what the page's policy has stopped. They send it by themselves, as no page of ours does, so that neither origin nor
/// caller is asked for; what keeps it from abuse is that it is small, counted, and leaves nothing but a short line.
/// </summary>
internal static class ReportEndpoints
{
    internal const string Path = "/csp-report";

    private static readonly string[] MediaTypes = ["application/reports+json", "application/csp-report"];

    internal static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, TakeAsync).WithName("CspReport").WithSummary("Takes a browser's report.").WithMetadata(new ReportSizeLimit());
        return routes;
    }

    private static async Task<Results<NoContent, ProblemResult>> TakeAsync(
        HttpContext context, ReportLimit limit, ReportService reports, CancellationToken cancellationToken)
    {
        var verdict = limit.Take(context);
        if (!verdict.IsAllowed)
        {
            return Problem.Result(ProblemCodes.RateLimited, "Reports come faster than they are taken.", verdict.RetryAfter);
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !MediaTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            return Problem.Result(ProblemCodes.UnsupportedMediaType, "A report is application/reports+json or application/csp-report.");
        }

        return await reports.TakeAsync(context.Request.Body, context.Request.Host.Value ?? "", cancellationToken)
            ? TypedResults.NoContent()
            : Problem.Result(ProblemCodes.InvalidRequest, "The body is not valid JSON.");
    }
}
