namespace StreamChat.Api.Conversations.Sending.Shapes;

/// <summary>What another answer may ask for, as <see cref="AnswerRequest"/> reads it; this only describes it.</summary>
/// <param name="Model">The model; without it the conversation's.</param>
/// <param name="Thinking">Whether the model's reasoning is asked for.</param>
internal sealed record NewAnswerBody(string? Model, bool? Thinking);
