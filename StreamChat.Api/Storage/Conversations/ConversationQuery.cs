namespace StreamChat.Api.Storage.Conversations;

/// <summary>Which conversations a list shows.</summary>
/// <param name="Limit">At most this many, from 1 to 100.</param>
/// <param name="Cursor">Where the last page ended; null for the first. A cursor that is none is a <see cref="FormatException"/>.</param>
/// <param name="Text">Words that must all be in the title or the messages, the last one as a beginning; null for all conversations.</param>
/// <param name="Archived">Archived ones, or those that are not.</param>
internal sealed record ConversationQuery(int Limit, string? Cursor = null, string? Text = null, bool Archived = false);
