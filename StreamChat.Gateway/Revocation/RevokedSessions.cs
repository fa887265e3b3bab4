using System.Collections.Concurrent;
using StreamChat.Gateway.Identity;
using StreamChat.Gateway.Limits;

namespace StreamChat.Gateway.Revocation;

/// <summary>
/// Sessions that were signed out, for as long as their cookies would be good. Replicas tell each other through Redis where there is one; while it is
/// away each knows its own, and tells them when it is back.
/// </summary>
internal sealed class RevokedSessions(SharedOrLocal shared, TimeProvider time, SharedRevocations? everywhere = null)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _here = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _untold = new();
    private readonly BriefMemory<bool> _asked = new(Life, Most, time);

    internal async Task AddAsync(string session, DateTimeOffset until)
    {
        _here[session] = until;
        _untold[session] = until;
        await TellAsync();
    }

    internal async ValueTask<bool> ContainsAsync(string session) => _here.ContainsKey(session) || (everywhere is not null && await _asked.GetAsync(session, AskAsync));

    /// <summary>Tells the other replicas what they could not be told yet, and forgets what is over.</summary>
    internal async Task TellAsync()
    {
        foreach (var old in _here.Where(session => session.Value <= time.GetUtcNow()).ToArray())
        {
            _here.TryRemove(old);
        }

        foreach (var session in _untold.ToArray())
        {
            if (everywhere is null || await shared.CallAsync(() => everywhere.AddAsync(session.Key, session.Value - time.GetUtcNow()), () => ValueTask.FromResult(false)))
            {
                _untold.TryRemove(session);
            }
        }
    }

    private Task<bool> AskAsync(string session) =>
        shared.CallAsync(() => everywhere!.ContainsAsync(session), () => ValueTask.FromResult(false)).AsTask();
}
