using Microsoft.AspNetCore.Http;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.ServiceDefaults.Health;

/// <summary>Counts open requests, and refuses new ones while the process drains.</summary>
internal sealed class DrainMiddleware(RequestDelegate next, Drain drain, OpenRequests requests)
{
    private static readonly TimeSpan OtherReplicaSoon = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        if (HealthEndpoints.IsProbe(context.Request))
        {
            await next(context);
            return;
        }

        // Entered before the question, so that the drain never counts zero between a "no" and the request's start.
        requests.Enter();
        try
        {
            if (drain.IsDraining)
            {
                context.Response.Headers[Drain.RefusedHeader] = "1";
                await Refuse().ExecuteAsync(context);
                return;
            }

            await next(context);
        }
        finally
        {
            requests.Leave();
        }
    }

    private static ProblemResult Refuse() =>
        Problem.Result(ProblemCodes.Draining, "This replica takes no new requests; try again.", OtherReplicaSoon);
}
