using Microsoft.AspNetCore.Mvc.ApiExplorer;
using StreamChat.Api.Reference.Describing;

namespace StreamChat.Api.Reference.Document;

/// <summary>
/// Completes what the framework finds out about endpoints by the JSON that a handler's return type names. Works for every endpoint, so that a new one
/// is in the reference without a word.
/// </summary>
internal sealed class DescribedAnswers : IApiDescriptionProvider
{
    // The framework's own provider has the order -1100.
    public int Order => -1000;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
        {
            AddAnswers(description);
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    private static void AddAnswers(ApiDescription description)
    {
        var answers = description.SupportedResponseTypes;
        var said = answers.Where(answer => answer.Type is not null && answer.Type != typeof(void)).Select(answer => answer.Type).ToArray();
        foreach (var json in HandlerResults.Of(description.ActionDescriptor.EndpointMetadata).Select(HandlerResults.JsonOf).OfType<Type>().Except(said!))
        {
            // The framework assumes an empty 200 where it knows nothing.
            Remove(answers, StatusCodes.Status200OK);
            answers.Add(new ApiResponseType
            {
                StatusCode = StatusCodes.Status200OK,
                Type = json,
                ApiResponseFormats = [new ApiResponseFormat { MediaType = "application/json" }],
            });
        }
    }

    private static void Remove(IList<ApiResponseType> answers, int status)
    {
        for (var index = answers.Count - 1; index >= 0; index--)
        {
            if (answers[index].StatusCode == status)
            {
                answers.RemoveAt(index);
            }
        }
    }
}
