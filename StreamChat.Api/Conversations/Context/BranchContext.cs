using StreamChat.Api.Providers.Requests;

namespace StreamChat.Api.Conversations.Context;

/// <summary>What a model is sent of a conversation.</summary>
/// <param name="Messages">The system prompt and the branch, the oldest first.</param>
/// <param name="Dropped">How many of the oldest messages were left out because the window would not hold them.</param>
internal sealed record BranchContext(IReadOnlyList<ProviderMessage> Messages, int Dropped);
