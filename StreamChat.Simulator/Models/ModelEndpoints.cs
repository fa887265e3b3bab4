using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Simulator.Calls;
using StreamChat.Simulator.Errors;

namespace StreamChat.Simulator.Models;

/// <summary>OpenAI's list of models.</summary>
internal static class ModelEndpoints
{
    internal static IEndpointRouteBuilder MapModels(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/models").AddEndpointFilter(ApiKey.FilterAsync);
        group.MapGet("", List).WithName("Models").WithSummary("The models for people.");
        group.MapGet("/{name}", One).WithName("Model").WithSummary("One model, a fault too.");
        return routes;
    }

    private static JsonHttpResult<ModelList> List() => TypedResults.Json(
        new ModelList("list", [.. ModelCatalog.Listed.Select(ModelBody.Of)]), SimulatorJsonContext.Default.ModelList);

    private static Results<JsonHttpResult<ModelBody>, OpenAIErrorResult> One(string name, ModelCatalog models) =>
        models.Find(name) is null
            ? new OpenAIErrorResult(OpenAIErrors.ModelNotFound(name))
            : TypedResults.Json(ModelBody.Of(name), SimulatorJsonContext.Default.ModelBody);
}
