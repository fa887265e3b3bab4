using StreamChat.Simulator.Faults;

namespace StreamChat.Simulator.Models;

/// <summary>What a model's name asks for; what it leaves open (null) comes from the settings.</summary>
internal sealed record ModelSpec(string Name)
{
    /// <summary>The pause before every token.</summary>
    internal TimeSpan? Delay { get; init; }

    /// <summary>The answer's length in tokens.</summary>
    internal int? Tokens { get; init; }

    /// <summary>Tells the long text instead of an answer to the message.</summary>
    internal bool IsLong { get; init; }

    /// <summary>Tells a text of this many UTF-16 characters with everything in it that is easily broken; null for another text.</summary>
    internal int? MixedLength { get; init; }

    /// <summary>Tokens a chunk.</summary>
    internal int? ChunkSize { get; init; }

    /// <summary>Thinks although the request does not ask for it.</summary>
    internal bool Thinks { get; init; }

    /// <summary>The wait before the response's headers.</summary>
    internal TimeSpan StartDelay { get; init; }

    /// <summary>The wait between the headers and the first token.</summary>
    internal TimeSpan FirstTokenDelay { get; init; }

    /// <summary>The reason that the answer gives for its end.</summary>
    internal string? FinishReason { get; init; }

    /// <summary>What goes wrong, if anything.</summary>
    internal Fault? Fault { get; init; }

    /// <summary>How many calls go wrong before one is answered; null is all.</summary>
    internal int? FaultyCalls { get; init; }

    /// <summary>What <c>Retry-After</c> says, in seconds.</summary>
    internal int? RetryAfter { get; init; }
}
