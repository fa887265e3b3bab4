namespace StreamChat.Api.Providers.Selection;

/// <summary>Knows the two public services by their host, so that they get their dialect by whichever setting they were chosen.</summary>
internal static class ProviderHosts
{
    internal static Uri OpenAI { get; } = new("https://api.openai.com/v1");

    internal static Uri OpenRouter { get; } = new("https://openrouter.ai/api/v1");

    internal static ProviderKind KindOf(Uri address) =>
        address.Host == OpenAI.Host ? ProviderKind.OpenAI
        : address.Host == OpenRouter.Host ? ProviderKind.OpenRouter
        : ProviderKind.Compatible;
}
