using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Models;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Connection;

/// <summary>Which provider there is, whether it works, and what models it has.</summary>
internal static class ConnectionEndpoints
{
    internal static RouteGroupBuilder MapConnection(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Provider").RequireScopes(CallerScopes.None);
        group.MapGet("/models", ListModelsAsync).WithName("Models").WithSummary("The provider's models.");
        group.MapGet("/connection", TestAsync).WithName("Connection").WithSummary("Asks the provider now, and says how it went.");
        return group;
    }

    private static async Task<Results<JsonHttpResult<ModelsReport>, ProblemResult>> ListModelsAsync(
        Provider provider,
        ModelCatalog catalog,
        DefaultModel defaultModel,
        CancellationToken cancellationToken)
    {
        var models = await catalog.ListAsync(cancellationToken);
        if (models.HasFailed)
        {
            return new ProblemResult(models.Failure.ToProblem());
        }

        ModelReport[] all = [.. models.Value.Select(model => new ModelReport(model.Id, model.OwnedBy))];
        var report = new ModelsReport(provider.Name, defaultModel.Known ?? all.FirstOrDefault()?.Id, all);
        return TypedResults.Json(report, ApiJsonContext.Default.ModelsReport);
    }

    private static async Task<JsonHttpResult<ConnectionReport>> TestAsync(
        Provider provider,
        ModelCatalog catalog,
        DefaultModel defaultModel,
        TimeProvider time,
        IOptions<TraceOptions> traces,
        CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var failure = await catalog.CheckAsync(cancellationToken);
        var latency = Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 1);
        var error = failure is null ? null : new ConnectionError(failure.Code.Code, failure.Detail, failure.Code.Retryable);
        return TypedResults.Json(
            new ConnectionReport(error is null ? "ok" : "failed", provider.Name, provider.Endpoint, provider.Reason, defaultModel.Known, latency, traces.Value.Url, error),
            ApiJsonContext.Default.ConnectionReport);
    }
}
