using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Tests.Infrastructure.Stores;

/// <summary>Tells of what happens in a <see cref="FakeStore"/>, unless the test wants notices to be lost.</summary>
internal sealed class FakeNotifications : IStoreNotifications
{
    private readonly Lock _lock = new();
    private readonly List<(RunKey Key, Action<long> Appended, Action Missed)> _followers = [];
    private readonly List<(string ReplicaId, Action<RunKey> Cancel, Action Missed)> _owners = [];

    /// <summary>While true nobody can begin to listen, and no notice comes.</summary>
    internal bool IsAway { get; set; }

    /// <summary>While true notices are lost.</summary>
    internal bool LosesNotices { get; set; }

    /// <summary>Called when an owner of runs has begun to listen.</summary>
    internal Action Listening { get; set; } = () => { };

    /// <summary>How often somebody began to follow a run.</summary>
    internal int Subscriptions { get; private set; }

    /// <summary>How many follow a run now.</summary>
    internal int Followers
    {
        get
        {
            lock (_lock)
            {
                return _followers.Count;
            }
        }
    }

    public ValueTask<IAsyncDisposable> OnAppendedAsync(RunKey key, Action<long> appended, Action missed, CancellationToken cancellationToken)
    {
        var subscription = Add(_followers, (key, appended, missed));
        Subscriptions++;
        return subscription;
    }

    public ValueTask<IAsyncDisposable> OnCancelRequestedAsync(
        string replicaId, Action<RunKey> cancel, Action missed, CancellationToken cancellationToken)
    {
        var subscription = Add(_owners, (replicaId, cancel, missed));
        Listening();
        return subscription;
    }

    public ValueTask<IAsyncDisposable> OnConversationAsync(
        string owner, string conversationId, Action<ConversationNotice> happened, Action missed, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Says to everybody who listens that notices may have been lost.</summary>
    internal void TellMissed() => Tell(() => [.. _followers.Select(each => each.Missed), .. _owners.Select(each => each.Missed)]);

    internal void TellAppended(RunKey key, long last)
    {
        if (!LosesNotices && !IsAway)
        {
            Tell(() => [.. _followers.Where(each => each.Key == key).Select(each => (Action)(() => each.Appended(last)))]);
        }
    }

    internal void TellCancel(string replicaId, RunKey key)
    {
        if (!LosesNotices && !IsAway)
        {
            Tell(() => [.. _owners.Where(each => each.ReplicaId == replicaId).Select(each => (Action)(() => each.Cancel(key)))]);
        }
    }

    private void Tell(Func<Action[]> choose)
    {
        Action[] chosen;
        lock (_lock)
        {
            chosen = choose();
        }

        Array.ForEach(chosen, each => each());
    }

    private ValueTask<IAsyncDisposable> Add<T>(List<T> listeners, T listener)
    {
        lock (_lock)
        {
            if (IsAway)
            {
                return ValueTask.FromException<IAsyncDisposable>(new StoreUnavailableException("no connection"));
            }

            listeners.Add(listener);
        }

        return ValueTask.FromResult<IAsyncDisposable>(new FakeSubscription(() =>
        {
            lock (_lock)
            {
                listeners.Remove(listener);
            }
        }));
    }
}
