using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.ServiceDefaults.Problems;

/// <summary>Writes every error body, those of the framework's own parts too.</summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    /// <summary>Always: a caller that asks for another media type still gets the problem, not an empty body.</summary>
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var status = context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode;
        var errors = (context.ProblemDetails as HttpValidationProblemDetails)?.Errors;
        var code = ProblemCodes.ForStatus(status);
        var detail = errors is null ? Explain(code) : "One or more fields are not valid.";
        return new(WriteAsync(context.HttpContext, new Problem(code, detail) { Errors = errors }));
    }

    internal static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Code.Status;
        RefusedBody.LetCome(context);
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } wait)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (name, value) in problem.Headers ?? ReadOnlyDictionary<string, string>.Empty)
        {
            response.Headers.Append(name, value);
        }

        var format = context.RequestServices.GetServices<IProblemFormat>().FirstOrDefault(format => format.AppliesTo(context));
        await (format is null
            ? WriteBodyAsync(context, problem, context.RequestAborted)
            : format.WriteAsync(context, problem, context.RequestAborted));
    }

    private static Task WriteBodyAsync(HttpContext context, Problem problem, CancellationToken cancellationToken)
    {
        var body = new ProblemBody(
            $"urn:streamchat:problem:{problem.Code.Code}",
            problem.Code.Title,
            problem.Code.Status,
            problem.Detail,
            problem.Code.Code,
            RequestId.Of(context),
            problem.Errors);
        var json = JsonSerializer.SerializeToUtf8Bytes(body, ProblemJsonContext.Default.ProblemBody);
        context.Response.ContentType = "application/problem+json";
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json, cancellationToken).AsTask();
    }

    private static string Explain(ProblemCode code) => code.Status switch
    {
        404 => "There is nothing at this address.",
        405 => "This address does not take this method; the Allow header names those that it takes.",
        413 => "The request body is above the limit.",
        415 => "Send the body as JSON with the Content-Type application/json.",
        _ => $"{code.Title}.",
    };
}
