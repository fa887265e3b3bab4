using StreamChat.Api.Providers.Requests;

namespace StreamChat.Api.Conversations.Bodies;

/// <summary>How long the texts of a conversation may be, in characters.</summary>
internal static class TextLimits
{
    internal const int Title = 200;
    internal const int Model = ProviderRequest.MaxModelLength;
    internal const int System = 32_000;
}
