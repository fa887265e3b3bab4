namespace StreamChat.Api.Providers;

/// <summary>What stands behind the provider's address, as far as its dialect of the OpenAI wire differs.</summary>
internal enum ProviderKind
{
    /// <summary>The simulator of this solution.</summary>
    Simulator,

    /// <summary>OpenAI itself.</summary>
    OpenAI,

    /// <summary>OpenRouter.</summary>
    OpenRouter,

    /// <summary>Any other server that speaks OpenAI's wire: vLLM, Ollama, LiteLLM, one of one's own.</summary>
    Compatible,
}
