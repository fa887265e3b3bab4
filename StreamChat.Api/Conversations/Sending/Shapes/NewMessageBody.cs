namespace StreamChat.Api.Conversations.Sending.Shapes;

/// <summary>What a message may say, as <see cref="SendRequest"/> reads it; this only describes it.</summary>
/// <param name="Content">What the person says.</param>
/// <param name="ParentId">The answer that it follows: absent for the last of the active branch, null for the beginning of the conversation.</param>
/// <param name="Model">The model; without it the conversation's.</param>
/// <param name="Thinking">Whether the model's reasoning is asked for.</param>
internal sealed record NewMessageBody(string Content, string? ParentId, string? Model, bool? Thinking);
