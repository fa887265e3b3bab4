using Microsoft.AspNetCore.Http;

namespace StreamChat.ServiceDefaults.Problems;

/// <summary>A problem as an endpoint's result; usable in <c>Results&lt;…&gt;</c> unions.</summary>
public sealed class ProblemResult(Problem problem) : IResult, IStatusCodeHttpResult
{
    /// <summary>What went wrong.</summary>
    public Problem Problem => problem;

    /// <inheritdoc/>
    public int? StatusCode => problem.Code.Status;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        return ProblemWriter.WriteAsync(httpContext, problem);
    }
}
