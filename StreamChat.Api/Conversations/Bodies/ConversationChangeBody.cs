namespace StreamChat.Api.Conversations.Bodies;

/// <summary>What a change may say; what is absent stays. It is read field by field, and this only describes it.</summary>
/// <param name="Title">One line of at most 200 characters.</param>
/// <param name="Pinned">Whether it stays at the top of the list.</param>
/// <param name="Archived">Whether it is put away.</param>
/// <param name="Model">The model of its answers; null takes it away.</param>
/// <param name="System">The system prompt, at most 32 000 characters; null takes it away.</param>
/// <param name="ActiveLeaf">A message of the branch that is to be shown.</param>
internal sealed record ConversationChangeBody(string? Title, bool? Pinned, bool? Archived, string? Model, string? System, string? ActiveLeaf);
