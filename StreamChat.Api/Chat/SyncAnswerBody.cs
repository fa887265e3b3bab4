using StreamChat.Api.Providers.Answers;

namespace StreamChat.Api.Chat;

/// <summary>The answer of <c>POST /chat/sync</c>; it is written without this type, which only describes it.</summary>
/// <param name="Response">The whole text.</param>
/// <param name="RequestId">By which it is found in the logs.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="Usage">The provider's count of tokens, where it counts.</param>
internal sealed record SyncAnswerBody(string Response, string RequestId, string Model, Usage? Usage);
