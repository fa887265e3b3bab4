using StreamChat.Api.Storage.Conversations;

namespace StreamChat.Api.Conversations.Json;

/// <summary>One page of the list of conversations.</summary>
/// <param name="Conversations">In the list's order.</param>
/// <param name="NextCursor">What to ask for the next page with; absent at the end.</param>
internal sealed record ConversationListJson(IReadOnlyList<SummaryJson> Conversations, string? NextCursor)
{
    internal static ConversationListJson Of(ConversationPage page) =>
        new([.. page.Items.Select(item => new SummaryJson(item))], page.NextCursor);
}
