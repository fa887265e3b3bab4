using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Keys;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>API keys: found by their id, seen and removed by their owner alone.</summary>
public abstract class KeyContract : StoreContract
{
    private const int Most = 50;

    private static readonly DateTimeOffset Now = Some.Time;

    [Fact]
    public async Task Key_IsFoundByItsId_WithItsOwner()
    {
        var key = await AddAsync(Key("first") with { ExpiresAt = Now.AddDays(1) });

        Assert.Equal(new OwnedKey(Owner, key), await Keys.FindAsync(key.Id, Token));
        Assert.Null(await Keys.FindAsync(ApiKeyText.NewId(), Token));
    }

    [Fact]
    public async Task Keys_AreListedNewestFirst_ToTheirOwnerAlone()
    {
        var first = await AddAsync(Key("first"));
        var second = await AddAsync(Key("second") with { CreatedAt = Now.AddMinutes(1) });

        Assert.Equal([second, first], await Keys.ListAsync(Owner, Token));
        Assert.Empty(await Keys.ListAsync(OtherOwner, Token));
    }

    [Fact]
    public async Task Key_IsRemovedByItsOwnerAlone()
    {
        var key = await AddAsync(Key("first"));
        var other = await AddAsync(Key("other"));

        Assert.False(await Keys.RemoveAsync(OtherOwner, key.Id, Token));
        Assert.True(await Keys.RemoveAsync(Owner, key.Id, Token));
        Assert.False(await Keys.RemoveAsync(Owner, key.Id, Token));

        Assert.Null(await Keys.FindAsync(key.Id, Token));
        Assert.Equal([other], await Keys.ListAsync(Owner, Token));
    }

    [Fact]
    public async Task Keys_AreAllRemovedTogether()
    {
        var first = await AddAsync(Key("first"));
        await AddAsync(Key("second"));
        var theirs = Key("theirs");
        await Keys.AddAsync(OtherOwner, theirs, Most, Token);

        await Keys.RemoveAllAsync(Owner, Token);

        Assert.Empty(await Keys.ListAsync(Owner, Token));
        Assert.Null(await Keys.FindAsync(first.Id, Token));
        Assert.NotNull(await Keys.FindAsync(theirs.Id, Token));
    }

    [Fact]
    public async Task Use_IsNoted_AndNeverGoesBack()
    {
        var key = await AddAsync(Key("first"));

        await Keys.NoteUseAsync(Owner, key.Id, Now.AddMinutes(2), Token);
        await Keys.NoteUseAsync(Owner, key.Id, Now.AddMinutes(1), Token);
        await Keys.NoteUseAsync(Owner, ApiKeyText.NewId(), Now, Token);

        var used = key with { LastUsedAt = Now.AddMinutes(2) };
        Assert.Equal([used], await Keys.ListAsync(Owner, Token));
        Assert.Equal(used, (await Keys.FindAsync(key.Id, Token))?.Key);
    }

    [Fact]
    public async Task Owner_HasNoMoreKeysThanAllowed()
    {
        var refused = Key("third");
        Assert.True(await Keys.AddAsync(Owner, Key("first"), 2, Token));
        Assert.True(await Keys.AddAsync(Owner, Key("second"), 2, Token));

        Assert.False(await Keys.AddAsync(Owner, refused, 2, Token));

        Assert.Equal(2, (await Keys.ListAsync(Owner, Token)).Count);
        Assert.Null(await Keys.FindAsync(refused.Id, Token));
    }

    private static ApiKey Key(string name)
    {
        var id = ApiKeyText.NewId();
        return new ApiKey
        {
            Id = id,
            Name = name,
            Hash = Convert.ToHexStringLower(ApiKeyText.Hash(ApiKeyText.New(id))),
            Scopes = CallerScopes.Chat | CallerScopes.Admin,
            CreatedAt = Now,
        };
    }

    private async Task<ApiKey> AddAsync(ApiKey key)
    {
        Assert.True(await Keys.AddAsync(Owner, key, Most, Token));
        return key;
    }
}
