using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;

namespace StreamChat.Api.Storage.Redis.Keys;

/// <summary>
/// Keeps API keys in Redis: the records with all else that is their owner's, and for each key, in a slot of its own, whose it is. That is written
/// first and removed last, so that no record is ever there that cannot be found; what it points to counts alone.
/// </summary>
internal sealed class RedisKeyStore(RedisCaller caller) : IKeyStore
{
    public async Task<bool> AddAsync(string owner, ApiKey key, int most, CancellationToken cancellationToken)
    {
        var call = caller.Begin(cancellationToken);
        var life = key.ExpiresAt is { } end ? Math.Max(1, (long)(end - key.CreatedAt).TotalMilliseconds) : 0;
        await call.RunAsync(KeyScripts.Point, RedisKeys.OwnerOf(key.Id), new ScriptArguments().Add(owner).Add(life));
        var reply = await call.RunAsync(
            KeyScripts.Add, RedisKeys.Of(owner), new ScriptArguments().Add(key.Id).Add(KeyRecord.Write(key)).Add(most));
        if ((long)reply == 1)
        {
            return true;
        }

        await call.RunAsync(KeyScripts.Unpoint, RedisKeys.OwnerOf(key.Id), new ScriptArguments());
        return false;
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(string owner, CancellationToken cancellationToken)
    {
        var reply = (await caller.Begin(cancellationToken).RunAsync(KeyScripts.List, RedisKeys.Of(owner), new ScriptArguments())).Parts();
        var used = reply[1].Texts().Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        return
        [
            .. reply[0].Texts().Chunk(2)
                .Select(pair => KeyRecord.Read(pair[1], used.GetValueOrDefault(pair[0])))
                .OrderByDescending(key => key.CreatedAt),
        ];
    }

    public async Task<OwnedKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var call = caller.Begin(cancellationToken);
        if ((await call.RunAsync(KeyScripts.Owner, RedisKeys.OwnerOf(id), new ScriptArguments())).Text() is not { Length: > 0 } owner)
        {
            return null;
        }

        var reply = (await call.RunAsync(KeyScripts.Find, RedisKeys.Of(owner), new ScriptArguments().Add(id))).Parts();
        return reply[0].Text() is { Length: > 0 } json ? new OwnedKey(owner, KeyRecord.Read(json, reply[1].Text())) : null;
    }

    public async Task<bool> RemoveAsync(string owner, string id, CancellationToken cancellationToken)
    {
        var call = caller.Begin(cancellationToken);
        if ((long)await call.RunAsync(KeyScripts.Remove, RedisKeys.Of(owner), new ScriptArguments().Add(id)) == 0)
        {
            return false;
        }

        await call.RunAsync(KeyScripts.Unpoint, RedisKeys.OwnerOf(id), new ScriptArguments());
        return true;
    }

    public async Task RemoveAllAsync(string owner, CancellationToken cancellationToken)
    {
        var call = caller.Begin(cancellationToken);
        foreach (var id in (await call.RunAsync(KeyScripts.RemoveAll, RedisKeys.Of(owner), new ScriptArguments())).Texts())
        {
            await call.RunAsync(KeyScripts.Unpoint, RedisKeys.OwnerOf(id), new ScriptArguments());
        }
    }

    public Task NoteUseAsync(string owner, string id, DateTimeOffset usedAt, CancellationToken cancellationToken) =>
        caller.Begin(cancellationToken).RunAsync(
            KeyScripts.NoteUse, RedisKeys.Of(owner), new ScriptArguments().Add(id).Add(usedAt.ToUnixTimeMilliseconds()));
}
