using StreamChat.Bench.Load.Targets;
using StreamChat.Bench.Machine;

namespace StreamChat.Bench.Systems;

/// <summary>Something that carries the provider's tokens to a client, and the processes that it takes.</summary>
/// <param name="Name">Short, as the tables and <c>--only</c> name it.</param>
/// <param name="Title">What it is.</param>
/// <param name="Target">How it is asked.</param>
/// <param name="Processes">What it consists of, by name.</param>
internal sealed record SystemUnderTest(string Name, string Title, Target Target, IReadOnlyDictionary<string, int> Processes)
{
    /// <summary>Where its runtimes tell what they allocate.</summary>
    internal IReadOnlyList<Uri> Metrics { get; init; } = [];

    /// <summary>The port of the Redis that it writes its answers to; 0 for none.</summary>
    internal int RedisPort { get; init; }

    /// <summary>Whether its answers are a conversation's runs, which go on without their readers.</summary>
    internal bool IsRun => RedisPort != 0;

    internal ProcessTree Tree { get; } = new([.. Processes.Values]);
}
