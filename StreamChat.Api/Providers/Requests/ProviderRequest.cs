namespace StreamChat.Api.Providers.Requests;

/// <summary>What is asked of the provider.</summary>
/// <param name="Model">The model, or null for the default.</param>
internal abstract record ProviderRequest(string? Model)
{
    /// <summary>How long a model's name may be: it becomes the name of a span.</summary>
    internal const int MaxModelLength = 200;

    /// <summary>Who wants to know what it uses up; null when nobody does.</summary>
    internal ITokenMeter? Meter { get; init; }

    /// <summary>Whether the answer is to come as a stream.</summary>
    internal abstract bool Streams { get; }

    /// <summary>The body in OpenAI's wire format.</summary>
    /// <param name="model">The model that is asked for, the default resolved.</param>
    /// <param name="kind">Whose dialect is spoken.</param>
    internal abstract BinaryData Write(string model, ProviderKind kind);
}
