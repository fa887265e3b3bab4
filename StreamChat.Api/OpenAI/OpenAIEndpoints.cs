using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Budgets;
using StreamChat.Api.OpenAI.Shapes;
using StreamChat.Api.Providers.Models;
using StreamChat.Api.Reference.Describing;
using StreamChat.Api.Requests;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.OpenAI;

/// <summary>The OpenAI-compatible door (CONTRACT §4): the official clients work against it unchanged.</summary>
internal static class OpenAIEndpoints
{
    internal static RouteGroupBuilder MapOpenAI(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1").WithTags("OpenAI").RequireScopes(CallerScopes.Chat);
        group.MapPost("/chat/completions", CompleteAsync).WithName("ChatCompletions").WithSummary("OpenAI's chat completion, streamed or whole.")
            .TakesBody<CompletionBody>().Answers<CompletionAnswerBody>();
        group.MapGet("/models", ListModelsAsync).WithName("OpenAIModels").WithSummary("The provider's models in OpenAI's shape.");
        return group;
    }

    private static async Task<Results<SseResult, FileContentHttpResult, ProblemResult>> CompleteAsync(
        HttpContext context,
        CompletionService completions,
        TokenBudgets budgets,
        CancellationToken cancellationToken)
    {
        var (bytes, unreadable) = await JsonBody.ReadAsync(context.Request, cancellationToken);
        if (unreadable is not null)
        {
            return new ProblemResult(unreadable);
        }

        var (request, invalid) = CompletionRequest.Read(bytes);
        if (invalid is not null)
        {
            return new ProblemResult(invalid);
        }

        var (meter, spent) = await budgets.ReserveAsync(Caller.Of(context).Id, TokenBudgets.Estimate(bytes.Length), cancellationToken);
        if (spent is not null)
        {
            return new ProblemResult(spent);
        }

        var metered = request! with { Meter = meter };
        return metered.IsStream
            ? await completions.StreamAsync(metered, cancellationToken)
            : await completions.CompleteAsync(metered, cancellationToken);
    }

    private static async Task<Results<JsonHttpResult<OpenAIModelList>, ProblemResult>> ListModelsAsync(
        ModelCatalog catalog,
        CancellationToken cancellationToken)
    {
        var models = await catalog.ListAsync(cancellationToken);
        if (models.HasFailed)
        {
            return new ProblemResult(models.Failure.ToProblem());
        }

        OpenAIModel[] data = [.. models.Value.Select(model => new OpenAIModel(model.Id, "model", model.Created, model.OwnedBy))];
        return TypedResults.Json(new OpenAIModelList("list", data), ApiJsonContext.Default.OpenAIModelList);
    }
}
