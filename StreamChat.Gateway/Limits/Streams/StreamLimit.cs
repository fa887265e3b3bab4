using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace StreamChat.Gateway.Limits.Streams;

/// <summary>How many streams a caller may have open; counted for all replicas while Redis is there, and for this one always.</summary>
internal sealed class StreamLimit(SharedOrLocal shared, LocalStreams local, IOptions<LimitOptions> options, SharedStreams? everywhere = null)
{
    private readonly ConcurrentDictionary<StreamSlot, byte> _open = new();

    /// <summary>How many a caller has open here.</summary>
    internal int OpenOf(string caller) => local.OpenOf(caller);

    /// <summary>A place, or null when all are taken.</summary>
    internal async ValueTask<StreamSlot?> EnterAsync(string caller)
    {
        var limit = options.Value.Streams;
        if (!local.TryEnter(caller, limit))
        {
            return null;
        }

        var slot = new StreamSlot(this, caller);
        _open[slot] = 0;
        if (await shared.CallAsync(everywhere is null ? null : () => everywhere.EnterAsync(slot, limit), () => ValueTask.FromResult(true)))
        {
            return slot;
        }

        await slot.DisposeAsync();
        return null;
    }

    internal async ValueTask LeaveAsync(StreamSlot slot)
    {
        if (!_open.TryRemove(slot, out _))
        {
            return;
        }

        local.Leave(slot.Caller);
        await shared.CallAsync(
            everywhere is null ? null : async () => { await everywhere.LeaveAsync(slot); return true; },
            () => ValueTask.FromResult(true)); // then its lease ends it
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
