namespace StreamChat.Simulator.Errors;

/// <summary>OpenAI's error body.</summary>
internal sealed record OpenAIErrorBody(OpenAIErrorDetail Error)
{
    internal static OpenAIErrorBody Of(OpenAIError error) => new(new OpenAIErrorDetail(error.Message, error.Type, error.Param, error.Code));
}
