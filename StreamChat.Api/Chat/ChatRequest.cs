namespace StreamChat.Api.Chat;

/// <summary>The body of <c>POST /chat</c> and <c>POST /chat/sync</c>.</summary>
/// <param name="Prompt">What the person asks.</param>
/// <param name="Thinking">Whether the model's reasoning comes before its answer.</param>
/// <param name="Model">The model, or null for the default.</param>
internal sealed record ChatRequest(string? Prompt = null, bool Thinking = false, string? Model = null);
