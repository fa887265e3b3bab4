using System.Collections.Concurrent;
using System.Threading.Channels;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Tests.Infrastructure.Stores;

/// <summary>Keys in memory, which tells when a use is noted, and may be away.</summary>
internal sealed class FakeKeys : IKeyStore
{
    private readonly ConcurrentDictionary<string, OwnedKey> _keys = new();
    private readonly Channel<(string Owner, string Id, DateTimeOffset At)> _uses = Channel.CreateBounded<(string, string, DateTimeOffset)>(100);

    internal bool IsAway { get; set; }

    /// <summary>What was noted, in order.</summary>
    internal ChannelReader<(string Owner, string Id, DateTimeOffset At)> Uses => _uses.Reader;

    public Task<bool> AddAsync(string owner, ApiKey key, int most, CancellationToken cancellationToken) =>
        AnswerAsync(() => _keys.TryAdd(key.Id, new OwnedKey(owner, key)));

    public Task<IReadOnlyList<ApiKey>> ListAsync(string owner, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<ApiKey>>(() => [.. _keys.Values.Where(key => key.Owner == owner).Select(key => key.Key)]);

    public Task<OwnedKey?> FindAsync(string id, CancellationToken cancellationToken) => AnswerAsync(() => _keys.GetValueOrDefault(id));

    public Task<bool> RemoveAsync(string owner, string id, CancellationToken cancellationToken) =>
        AnswerAsync(() => _keys.GetValueOrDefault(id)?.Owner == owner && _keys.TryRemove(id, out _));

    public Task RemoveAllAsync(string owner, CancellationToken cancellationToken) => AnswerAsync(() =>
    {
        foreach (var key in _keys.Values.Where(key => key.Owner == owner))
        {
            _keys.TryRemove(key.Key.Id, out _);
        }

        return true;
    });

    public Task NoteUseAsync(string owner, string id, DateTimeOffset usedAt, CancellationToken cancellationToken) =>
        AnswerAsync(() => _uses.Writer.TryWrite((owner, id, usedAt)));

    private Task<T> AnswerAsync<T>(Func<T> answer) =>
        IsAway ? Task.FromException<T>(new StoreUnavailableException("a test")) : Task.FromResult(answer());
}
