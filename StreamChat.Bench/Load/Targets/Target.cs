using StreamChat.Bench.Load.Frames;
using StreamChat.Bench.Load.Http;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Load.Targets;

/// <summary>What a load asks, and where.</summary>
internal abstract class Target
{
    /// <summary>The server.</summary>
    internal required Uri Server { get; init; }

    /// <summary>How many read each answer.</summary>
    internal int Readers { get; init; } = 1;

    /// <summary>Whose frames come.</summary>
    internal abstract Wire Wire { get; }

    /// <summary>Makes what so many streams need, before anything is measured.</summary>
    internal virtual Task PrepareAsync(int streams) => Task.CompletedTask;

    /// <summary>The request for one stream.</summary>
    internal abstract RequestParts Ask(Shape shape, int stream);
}
