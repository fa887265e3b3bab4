using StreamChat.Api.Runs;
using StreamChat.Api.Sse;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.Health;

namespace StreamChat.Api.Conversations.Live;

/// <summary>Opens live views, and ends them in time.</summary>
internal sealed class LiveViews(
    IConversationStore store, IRunStore runStore, RunService runs, IStoreNotifications notifications, Drain drain, Random random, TimeProvider time)
{
    /// <summary>After about this time a reader is asked to come back, so that readers spread over replicas that are new.</summary>
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(600);

    private static readonly TimeSpan MaxReturn = TimeSpan.FromSeconds(5);

    /// <summary>A view from now on; null when there is no such conversation.</summary>
    internal async Task<LiveView?> OpenAsync(string owner, string id, CancellationToken cancellationToken)
    {
        if (Ids.Read(id) is not { } known)
        {
            return null;
        }

        // First listening, then reading: what happens between is told, at worst a second time.
        var inbox = new LiveInbox();
        var subscription = await notifications.OnConversationAsync(owner, known, inbox.Add, inbox.Miss, cancellationToken);
        LiveView? view = null;
        try
        {
            var stored = await store.FindAsync(owner, known, cancellationToken);
            view = stored is null ? null : new LiveView(store, runs, time, owner, inbox, subscription, stored);
            return view;
        }
        finally
        {
            if (view is null)
            {
                await subscription.DisposeAsync();
            }
        }
    }

    /// <summary>Runs a view until it ends, its reader leaves, this replica leaves, or it has been open for long.</summary>
    internal async Task RunAsync(LiveView view, LiveFrames frames, SseWriter stream, CancellationToken cancellationToken)
    {
        await using var open = view;
        using var stay = new CancellationTokenSource(Stay * (0.9 + (0.2 * random.NextDouble())), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stay.Token, drain.Token);
        try
        {
            await view.RunAsync(stream, frames, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Without a shared store there is no other replica that it could go to while this one leaves.
            if (!drain.IsDraining || runStore.IsShared)
            {
                frames.Reconnect(MaxReturn * random.NextDouble());
                await stream.FlushAsync();
            }
        }
    }
}
