namespace StreamChat.Api.Storage.Conversations;

/// <summary>A piece of a list, and where it goes on.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="NextCursor">What to ask for the next piece with; null at the end.</param>
internal sealed record ConversationPage(IReadOnlyList<ConversationSummary> Items, string? NextCursor);
