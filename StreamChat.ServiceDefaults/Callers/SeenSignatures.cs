using System.Buffers.Text;
using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace StreamChat.ServiceDefaults.Callers;

/// <summary>
/// Remembers signatures for as long as they are good, so that each is taken once. Two sets take turns: memory is what came within two
/// windows, and nothing is swept.
/// </summary>
internal sealed class SeenSignatures(IOptions<CallerOptions> options, TimeProvider time)
{
    // A signature is good for a window before and a window after its time.
    private readonly TimeSpan _turn = 2 * options.Value.Window;
    private readonly Lock _turning = new();
    private ConcurrentDictionary<Guid, byte> _now = new();
    private ConcurrentDictionary<Guid, byte> _before = new();
    private long _since = time.GetTimestamp();

    /// <summary>True the first time that this header, which was verified, comes.</summary>
    internal bool Add(string header)
    {
        Turn();
        var mac = Base64Url.DecodeFromChars(header.AsSpan(header.LastIndexOf('.') + 1));
        var signature = new Guid(mac.AsSpan(0, 16)); // half of it tells requests apart
        return !_before.ContainsKey(signature) && _now.TryAdd(signature, 0);
    }

    private void Turn()
    {
        if (time.GetElapsedTime(Volatile.Read(ref _since)) < _turn)
        {
            return;
        }

        lock (_turning)
        {
            if (time.GetElapsedTime(_since) >= _turn)
            {
                _before = _now;
                _now = new();
                Volatile.Write(ref _since, time.GetTimestamp());
            }
        }
    }
}
