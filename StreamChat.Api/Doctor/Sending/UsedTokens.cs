using System.Collections.Concurrent;
using StreamChat.ServiceDefaults.Probes;

namespace StreamChat.Api.Doctor.Sending;

/// <summary>Remembers tokens for as long as they are good, so that this replica takes each once.</summary>
internal sealed class UsedTokens(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    /// <summary>True the first time that this token, which is ours and good, comes.</summary>
    internal bool Add(ProbeToken token)
    {
        var now = time.GetUtcNow();
        foreach (var (nonce, forget) in _used)
        {
            if (forget < now)
            {
                _used.TryRemove(nonce, out _);
            }
        }

        return _used.TryAdd(token.Nonce, now + ProbeTokens.Lifetime);
    }
}
