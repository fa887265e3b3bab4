using System.Net.Mime;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Simulator.Errors;

/// <summary>OpenAI's shape for the errors that routing and the exception handler find: unknown paths, wrong methods, huge bodies, a drain.</summary>
internal sealed class OpenAIProblemFormat : IProblemFormat
{
    public bool AppliesTo(HttpContext context) => true;

    public Task WriteAsync(HttpContext context, Problem problem, CancellationToken cancellationToken)
    {
        var code = problem.Code;
        OpenAIError error = new(
            code.Status, $"{code.Title}. ({context.Request.Method} {context.Request.Path})",
            code.Status >= 500 ? "server_error" : "invalid_request_error", null, code.Code);
        return context.Response.WriteAsJsonAsync(
            OpenAIErrorBody.Of(error),
            SimulatorJsonContext.Default.OpenAIErrorBody,
            MediaTypeNames.Application.Json,
            cancellationToken);
    }
}
