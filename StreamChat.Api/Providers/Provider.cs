namespace StreamChat.Api.Providers;

/// <summary>The one provider that this process talks to. Not a record, so that nothing prints the key by accident.</summary>
internal sealed class Provider
{
    /// <summary>Its dialect.</summary>
    internal required ProviderKind Kind { get; init; }

    /// <summary>Where its OpenAI-compatible paths begin, such as <c>https://api.openai.com/v1</c>.</summary>
    internal required Uri BaseUrl { get; init; }

    /// <summary>Our key, or null for a server that takes none.</summary>
    internal string? ApiKey { get; init; }

    /// <summary>The model of requests that name none, or null: then the first that the provider lists.</summary>
    internal string? DefaultModel { get; init; }

    /// <summary>Whether it speaks HTTP/2 without having been asked.</summary>
    internal bool IsHttp2 { get; init; }

    /// <summary>Why this provider and no other, in words.</summary>
    internal required string Reason { get; init; }

    /// <summary>The name of the kind on the wire and in telemetry.</summary>
    internal string Name => Kind switch
    {
        ProviderKind.Simulator => "simulator",
        ProviderKind.OpenAI => "openai",
        ProviderKind.OpenRouter => "openrouter",
        _ => "openai-compatible",
    };

    /// <summary>Host and port, all that is ever shown of the address.</summary>
    internal string Endpoint => BaseUrl.Authority;
}
