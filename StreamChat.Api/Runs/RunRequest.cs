using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs;

/// <summary>What is needed to start a run: what it adds to its conversation, and what the provider is asked.</summary>
internal sealed record RunRequest
{
    internal required Turn Turn { get; init; }

    /// <summary>What the model is sent, the oldest first.</summary>
    internal required IReadOnlyList<ProviderMessage> Messages { get; init; }

    internal bool Thinking { get; init; }

    /// <summary>The model that is asked; null for the provider's default.</summary>
    internal string? Model { get; init; }

    /// <summary>Who wants to know what it uses up; null when nobody does.</summary>
    internal ITokenMeter? Meter { get; init; }

    /// <summary>Called once by the replica that owns it, when it has ended and its message is stored; must be quick. Null when nobody wants to know.</summary>
    internal Action<RunState>? Ended { get; init; }

    /// <summary>After how long without a reader it is cancelled, where that is sooner than for all runs.</summary>
    internal TimeSpan? OrphanTime { get; init; }
}
