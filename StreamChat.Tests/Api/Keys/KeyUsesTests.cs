using Microsoft.Extensions.Logging.Abstractions;
using StreamChat.Api.Keys;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Stores;
using Xunit;

namespace StreamChat.Tests.Api.Keys;

/// <summary>When keys are noted as used.</summary>
public sealed class KeyUsesTests : IAsyncLifetime
{
    private readonly FakeKeys _store = new();
    private readonly ManualTimeProvider _time = new();
    private readonly KeyUses _uses;

    public KeyUsesTests() => _uses = new KeyUses(_store, _time, NullLogger<KeyUses>.Instance);

    public async ValueTask InitializeAsync() => await _uses.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _uses.StopAsync(CancellationToken.None);
        _uses.Dispose();
    }

    [Fact]
    public async Task Use_IsNotedOnceAMinute()
    {
        var now = _time.GetUtcNow();
        _uses.Note("alice", Key("fresh", usedAt: now.AddSeconds(-59)));
        _uses.Note("alice", Key("old", usedAt: now.AddSeconds(-60)));
        _uses.Note("alice", Key("new", usedAt: null));

        Assert.Equal(("alice", "old", now), await NextAsync());
        Assert.Equal(("alice", "new", now), await NextAsync());
    }

    [Fact]
    public async Task Uses_AreNotedAgain_WhenTheStoreIsBack()
    {
        _store.IsAway = true;
        _uses.Note("alice", Key("lost", usedAt: null));
        await _uses.StopAsync(CancellationToken.None);
        _store.IsAway = false;
        await _uses.StartAsync(TestContext.Current.CancellationToken);
        _uses.Note("alice", Key("kept", usedAt: null));

        Assert.Contains((await NextAsync()).Id, new[] { "lost", "kept" });
    }

    private Task<(string Owner, string Id, DateTimeOffset At)> NextAsync() =>
        _store.Uses.ReadAsync(TestContext.Current.CancellationToken).AsTask().Bounded();

    private static ApiKey Key(string id, DateTimeOffset? usedAt) =>
        new() { Id = id, Name = id, Hash = "", Scopes = CallerScopes.Chat, CreatedAt = default, LastUsedAt = usedAt };
}
