using StreamChat.ServiceDefaults.Problems;
using Yarp.ReverseProxy.Forwarder;

namespace StreamChat.Gateway.Routing;

/// <summary>Says in problem details why a request could not be passed on; what a service answered itself is left as it is.</summary>
internal sealed partial class ProxyProblems(RequestDelegate next, ILogger<ProxyProblems> logger)
{
    private static readonly TimeSpan RetrySoon = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);

        var failure = context.Features.Get<IForwarderErrorFeature>();
        if (failure is null || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var cluster = context.GetReverseProxyFeature().Cluster.Config.ClusterId;
        if (context.Response.HasStarted)
        {
            LogCut(cluster, failure.Error);
            return;
        }

        // With a request body the forwarder reports two exceptions, of the copy and of the call; the first is the cause.
        var cause = failure.Exception is AggregateException all ? all.InnerExceptions[0] : failure.Exception;
        var problem = Explain(failure.Error, cause);
        LogFailed(cluster, failure.Error, cause?.GetBaseException().Message, problem.Problem.Code.Code);
        await problem.ExecuteAsync(context);
    }

    private static ProblemResult Explain(ForwarderError error, Exception? cause) => error switch
    {
        ForwarderError.RequestBodyClient when cause is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            Problem.Result(ProblemCodes.PayloadTooLarge, "The request body is above the limit."),
        ForwarderError.RequestBodyClient =>
            Problem.Result(ProblemCodes.InvalidRequest, "The request body could not be read."),
        ForwarderError.RequestTimedOut or ForwarderError.RequestBodyCanceled =>
            Problem.Result(ProblemCodes.UpstreamTimeout, "The service behind this address did not answer in time.", RetrySoon),
        _ => Problem.Result(ProblemCodes.UpstreamUnavailable, "The service behind this address is not available.", RetrySoon),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request to {Cluster} failed ({Error}: {Reason}), answered with {Code}.")]
    private partial void LogFailed(string cluster, ForwarderError error, string? reason, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A running answer of {Cluster} was cut: {Error}.")]
    private partial void LogCut(string cluster, ForwarderError error);
}
