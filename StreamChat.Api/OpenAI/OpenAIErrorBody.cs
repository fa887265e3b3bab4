namespace StreamChat.Api.OpenAI;

/// <summary>OpenAI's error body.</summary>
/// <param name="Error">What is in it.</param>
internal sealed record OpenAIErrorBody(OpenAIError Error);
