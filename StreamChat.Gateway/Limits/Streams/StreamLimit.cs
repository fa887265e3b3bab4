using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace StreamChat.Gateway.Limits.Streams;

/// <summary>
/// How many streams a caller may have open: in this process always, and in all replicas together while Redis is there. A stream's place there
/// is taken with its request's token; here it is renewed, and given back.
/// </summary>
internal sealed class StreamLimit(SharedOrLocal shared, LocalStreams local, IOptions<LimitOptions> options, SharedStreams? everywhere = null)
{
    private readonly ConcurrentDictionary<StreamSlot, byte> _open = new();

    /// <summary>How many a caller has open here.</summary>
    internal int OpenOf(string caller) => local.OpenOf(caller);

    /// <summary>A place of this replica, or null when all are taken.</summary>
    internal StreamSlot? TryEnter(string caller) => local.TryEnter(caller, options.Value.Streams) ? new StreamSlot(this, caller) : null;

    /// <summary>The stream opens: from now on its place is renewed.</summary>
    internal void Open(StreamSlot slot) => _open[slot] = 0;

    /// <summary>Gives the place back, whether the stream has opened or not.</summary>
    internal void Leave(StreamSlot slot)
    {
        local.Leave(slot.Caller);
        if (_open.TryRemove(slot, out _) && !shared.IsLocal)
        {
            everywhere?.Leave(slot); // nobody waits for it; what does not arrive ends with its lease
        }
    }

    /// <summary>Says of every open stream that it still is.</summary>
    internal async Task RenewAsync()
    {
        foreach (var caller in _open.Keys.GroupBy(slot => slot.Caller))
        {
            await shared.CallAsync(
                everywhere is null ? null : async () => { await everywhere.RenewAsync(caller.Key, caller); return true; },
                () => ValueTask.FromResult(true));
        }
    }
}
