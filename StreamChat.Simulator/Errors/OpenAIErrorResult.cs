using System.Globalization;
using System.Net.Mime;

namespace StreamChat.Simulator.Errors;

/// <summary>Answers with an error in OpenAI's shape; a 502 is a proxy's page in HTML, as it would be.</summary>
internal sealed class OpenAIErrorResult(OpenAIError error) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = error.Status;
        if (error.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return error.Status == StatusCodes.Status502BadGateway
            ? WriteHtmlAsync(response, httpContext.RequestAborted)
            : response.WriteAsJsonAsync(
                OpenAIErrorBody.Of(error),
                SimulatorJsonContext.Default.OpenAIErrorBody,
                MediaTypeNames.Application.Json,
                httpContext.RequestAborted);
    }

    private static Task WriteHtmlAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.ContentType = MediaTypeNames.Text.Html;
        return response.WriteAsync(
            $"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><p>{OpenAIErrors.Marker}</p></body></html>",
            cancellationToken);
    }
}
