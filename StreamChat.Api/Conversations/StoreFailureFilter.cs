using StreamChat.Api.Storage;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations;

/// <summary>Answers <c>store_unavailable</c> where the store did not do what a handler asked of it.</summary>
internal sealed partial class StoreFailureFilter(ILogger<StoreFailureFilter> logger) : IEndpointFilter
{
    /// <summary>What a caller is told.</summary>
    internal static Problem Problem { get; } =
        new(ProblemCodes.StoreUnavailable, "Conversations cannot be read or written right now; try again in a moment.")
        {
            RetryAfter = TimeSpan.FromSeconds(2),
        };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (StoreUnavailableException e)
        {
            LogUnavailable(e.Reason);
            return new ProblemResult(Problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was refused, since the store is not available: {Reason}.")]
    private partial void LogUnavailable(string reason);
}
