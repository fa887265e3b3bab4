using System.Collections.Concurrent;

namespace StreamChat.Gateway.Limits.Streams;

/// <summary>The open streams of this process; who has none is not kept.</summary>
internal sealed class LocalStreams
{
    private readonly ConcurrentDictionary<string, int> _open = new();

    internal int CallersCount => _open.Count;

    internal int OpenOf(string caller) => _open.GetValueOrDefault(caller);

    /// <summary>Counts one more; false, and nothing counted, when there are as many as allowed.</summary>
    internal bool TryEnter(string caller, int limit)
    {
        while (true)
        {
            var open = _open.GetValueOrDefault(caller);
            if (open >= limit)
            {
                return false;
            }

            if (open == 0 ? _open.TryAdd(caller, 1) : _open.TryUpdate(caller, open + 1, open))
            {
                return true;
            }
        }
    }

    internal void Leave(string caller)
    {
        while (_open.TryGetValue(caller, out var open))
        {
            if (open > 1 ? _open.TryUpdate(caller, open - 1, open) : _open.TryRemove(KeyValuePair.Create(caller, open)))
            {
                return;
            }
        }
    }
}
