using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Conversations.Tree;
using StreamChat.Api.Runs;
using StreamChat.Api.Sse;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Live;

/// <summary>
/// One reader's view of what happens in a conversation. Notices say only that something happened; what is told is read from the store at that moment, so
/// that it is true however late or often a notice comes.
/// </summary>
internal sealed class LiveView(
    IConversationStore store, RunService runs, TimeProvider time, string owner, LiveInbox inbox, IAsyncDisposable subscription, StoredConversation opened)
    : IAsyncDisposable
{
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);

    private (long Version, bool IsRunning) _told = State(opened);

    internal string Id => opened.Conversation.Id;

    /// <summary>Tells until the conversation or the reader is gone, or the token fires.</summary>
    internal async Task RunAsync(SseWriter stream, LiveFrames frames, CancellationToken cancellationToken)
    {
        frames.Connected(opened);
        var goesOn = true;
        while (await stream.FlushAsync() && goesOn)
        {
            await stream.WaitAsync(inbox.WaitAsync(cancellationToken));
            goesOn = await TellAsync(stream, frames, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => subscription.DisposeAsync();

    private async Task<bool> TellAsync(SseWriter stream, LiveFrames frames, CancellationToken cancellationToken)
    {
        var (notices, hasMissed) = inbox.Take();
        try
        {
            var stored = notices.Any(notice => notice.Kind == ConversationNoticeKind.Deleted) ? null : await store.FindAsync(owner, Id, cancellationToken);
            if (stored is null)
            {
                frames.Deleted();
                return false;
            }

            await TellAsync(frames, stored, notices, hasMissed, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            await stream.WaitAsync(PauseAsync(cancellationToken));
            inbox.Miss();
        }

        return true;
    }

    private async Task TellAsync(
        LiveFrames frames, StoredConversation stored, IReadOnlyList<ConversationNotice> notices, bool hasMissed, CancellationToken cancellationToken)
    {
        if (hasMissed)
        {
            frames.Reset(stored);
            _told = State(stored);
            return;
        }

        foreach (var notice in notices.Where(notice => notice.Id is not null))
        {
            if (await FindRunAsync(stored, notice.Id!, cancellationToken) is { } run)
            {
                frames.Run(Describe(run, notice.Kind, new MessageTree(stored.Messages)));
            }
        }

        if (State(stored) is var state && state != _told)
        {
            frames.Conversation(new SummaryJson(stored.Conversation, state.IsRunning));
            _told = state;
        }
    }

    // A run that has ended is only in its own record, for as long as that is kept.
    private async Task<Run?> FindRunAsync(StoredConversation stored, string id, CancellationToken cancellationToken) =>
        stored.RunsInProgress.FirstOrDefault(run => run.Id == id) ?? await runs.FindAsync(new RunKey(owner, id), cancellationToken);

    private static LiveRunJson Describe(Run run, ConversationNoticeKind kind, MessageTree tree)
    {
        var answer = tree.Find(run.MessageId);
        var question = kind == ConversationNoticeKind.RunStarted ? tree.Find(answer?.ParentId) : null;
        return new LiveRunJson(
            run.Id, run.MessageId, WireNames.Of(run.State), [.. new[] { question, answer }.OfType<Message>().Select(message => new MessageJson(message))], run.RequestId);
    }

    private async ValueTask<bool> PauseAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(StorePause, time, cancellationToken);
        return true;
    }

    private static (long Version, bool IsRunning) State(StoredConversation stored) => (stored.Conversation.Version, stored.RunsInProgress.Count > 0);
}
