using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.OpenAI;

/// <summary>Gives every problem under <c>/v1</c> OpenAI's error body, those of routing and of the server too.</summary>
internal sealed class OpenAIProblemFormat : IProblemFormat
{
    public bool AppliesTo(HttpContext context) => context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);

    public Task WriteAsync(HttpContext context, Problem problem, CancellationToken cancellationToken)
    {
        var error = OpenAIErrors.Of(problem);
        context.Response.StatusCode = error.Status;
        return context.Response.WriteAsJsonAsync(
            new OpenAIErrorBody(error),
            ApiJsonContext.Default.OpenAIErrorBody,
            cancellationToken: cancellationToken);
    }
}
