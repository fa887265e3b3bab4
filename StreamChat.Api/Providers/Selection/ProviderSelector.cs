namespace StreamChat.Api.Providers.Selection;

/// <summary>Chooses the provider: the first row of CONTRACT §2 whose setting is there.</summary>
internal static class ProviderSelector
{
    internal static Provider Select(ProviderOptions options)
    {
        if (options.OpenAIBaseUrl is { } address)
        {
            return new Provider
            {
                Kind = ProviderHosts.KindOf(address),
                BaseUrl = address,
                ApiKey = options.OpenAIApiKey,
                DefaultModel = options.OpenAIModel,
                IsHttp2 = options.OpenAIHttp2,
                Reason = "OPENAI_BASE_URL is set",
            };
        }

        if (options.OpenAIApiKey is not null)
        {
            return new Provider
            {
                Kind = ProviderKind.OpenAI,
                BaseUrl = ProviderHosts.OpenAI,
                ApiKey = options.OpenAIApiKey,
                DefaultModel = options.OpenAIModel ?? "gpt-4o",
                Reason = "OPENAI_API_KEY is set",
            };
        }

        return options.OpenRouterApiKey is not null ? OpenRouter(options) : Simulator(options);
    }

    private static Provider OpenRouter(ProviderOptions options) => new()
    {
        Kind = ProviderKind.OpenRouter,
        BaseUrl = ProviderHosts.OpenRouter,
        ApiKey = options.OpenRouterApiKey,
        DefaultModel = "anthropic/claude-3.5-sonnet",
        Reason = "OPENROUTER_API_KEY is set",
    };

    private static Provider Simulator(ProviderOptions options) => new()
    {
        Kind = ProviderKind.Simulator,
        BaseUrl = new Uri(options.SimulatorAddress ?? new Uri("http://localhost:4545"), "/v1"),
        DefaultModel = "simulator",
        Reason = "none of OPENAI_BASE_URL, OPENAI_API_KEY and OPENROUTER_API_KEY is set",
    };
}
