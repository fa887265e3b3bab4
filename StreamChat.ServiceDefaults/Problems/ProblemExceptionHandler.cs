using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StreamChat.ServiceDefaults.Problems;

/// <summary>Turns what a request threw before its first byte into a problem; only the log sees the exception.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        var problem = exception switch
        {
            BadHttpRequestException bad => Explain(bad),
            _ => null,
        };

        if (problem is null)
        {
            LogUnexpected(exception, httpContext.Request.Method, httpContext.Request.Path);
            problem = new Problem(ProblemCodes.Internal, "The request failed on our side; the request id finds it in the log.");
        }

        await ProblemWriter.WriteAsync(httpContext, problem);
        return true;
    }

    /// <summary>The framework's own message names types of ours, so only what is safe is told.</summary>
    private static Problem Explain(BadHttpRequestException exception) => exception switch
    {
        // A JsonException inside another is the reader's: the text is not JSON. Alone, a value does not fit its field.
        { InnerException: JsonException { Path: { Length: > 0 } path, InnerException: not JsonException } } => InvalidField(path),
        { InnerException: JsonException } => new(ProblemCodes.InvalidRequest, "The body is not valid JSON."),
        { StatusCode: 400, Message: var message } when message.Contains("no body was provided", StringComparison.Ordinal) =>
            new(ProblemCodes.InvalidRequest, "The request needs a JSON body."),
        { StatusCode: 413 } => new(ProblemCodes.PayloadTooLarge, "The request body is above the limit."),
        { StatusCode: 415 } => new(ProblemCodes.UnsupportedMediaType, "Send the body as JSON with the Content-Type application/json."),
        { StatusCode: var status } => new(ProblemCodes.ForStatus(status), "The request could not be read."),
    };

    private static Problem InvalidField(string path)
    {
        // "$.prompt" is the field "prompt"; "$" alone is the document.
        var field = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
        return field == "$"
            ? new(ProblemCodes.InvalidRequest, "The body is not valid JSON.")
            : new(ProblemCodes.InvalidRequest, $"The field {field} has a value that is not valid.")
            {
                Errors = new Dictionary<string, string[]> { [field] = ["The value is not valid here."] },
            };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed with an exception that nobody expected.")]
    private partial void LogUnexpected(Exception exception, string method, string path);
}
