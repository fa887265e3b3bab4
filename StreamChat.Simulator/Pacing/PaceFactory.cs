using Microsoft.Extensions.Options;
using StreamChat.Simulator.Models;

namespace StreamChat.Simulator.Pacing;

/// <summary>Gives a call its pace: that of its model's name, else that of the settings.</summary>
internal sealed class PaceFactory(IOptions<SimulatorOptions> options)
{
    internal Pace Of(ModelSpec model, ulong seed) => model.Delay is { } delay
        ? new Pace(seed, delay, delay)
        : new Pace(seed, options.Value.MinDelay, options.Value.MaxDelay);

    /// <summary>Tokens a chunk.</summary>
    internal int ChunkSizeOf(ModelSpec model) => model.ChunkSize ?? options.Value.ChunkSize;
}
