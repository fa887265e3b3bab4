using Microsoft.Extensions.Options;

namespace StreamChat.Simulator.Calls;

/// <summary>Bounds how many calls are answered at once.</summary>
internal sealed class CallGate(IOptions<SimulatorOptions> options)
{
    private int _inside;

    internal bool TryEnter()
    {
        if (Interlocked.Increment(ref _inside) <= options.Value.MaxConcurrency)
        {
            return true;
        }

        Leave();
        return false;
    }

    internal void Leave() => Interlocked.Decrement(ref _inside);
}
