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

        var problem = Explain(failure);
        LogFailed(failure.Exception, cluster, failure.Error, problem.Problem.Code.Code);
        await problem.ExecuteAsync(context);
    }

    private static ProblemResult Explain(IForwarderErrorFeature failure) => failure switch
    {
        { Exception: BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } } =>
            Problem.Result(ProblemCodes.PayloadTooLarge, "The request body is above the limit."),
        { Error: ForwarderError.RequestTimedOut or ForwarderError.RequestBodyCanceled } =>
            Problem.Result(ProblemCodes.UpstreamTimeout, "The service behind this address did not answer in time.", RetrySoon),
        { Error: ForwarderError.RequestBodyClient } =>
            Problem.Result(ProblemCodes.InvalidRequest, "The request body could not be read."),
        _ => Problem.Result(ProblemCodes.UpstreamUnavailable, "The service behind this address is not available.", RetrySoon),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request to {Cluster} failed: {Error}, answered with {Code}.")]
    private partial void LogFailed(Exception? exception, string cluster, ForwarderError error, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A running answer of {Cluster} was cut: {Error}.")]
    private partial void LogCut(string cluster, ForwarderError error);
}
