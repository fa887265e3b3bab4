using StreamChat.Api.Conversations.Bodies;
using StreamChat.Api.Runs;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations;

/// <summary>What is done with conversations themselves; what is said in them is sent and run elsewhere.</summary>
internal sealed class ConversationService(IConversationStore store, ConversationChanger changer, RunService runs, TimeProvider time)
{
    private const int PageSize = 100;

    /// <summary>The same for an id that nobody has, one that somebody else has, and what is no id at all.</summary>
    internal static Problem NotFound { get; } = new(ProblemCodes.NotFound, "There is no such conversation.");

    internal async Task<Conversation> CreateAsync(string owner, NewConversation asked, CancellationToken cancellationToken)
    {
        var conversation = asked.Create(time.GetUtcNow());
        await store.CreateAsync(owner, conversation, cancellationToken);
        return conversation;
    }

    internal async Task<(ConversationPage? Page, Problem? Problem)> ListAsync(string owner, ConversationQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.ListAsync(owner, query, cancellationToken), null);
        }
        catch (FormatException)
        {
            return (null, ListQuery.BadCursor);
        }
    }

    internal async Task<StoredConversation?> FindAsync(string owner, string id, CancellationToken cancellationToken) =>
        Ids.Read(id) is { } known ? await store.FindAsync(owner, known, cancellationToken) : null;

    /// <summary>The record after the change; or, when it is stale, as somebody else has made it.</summary>
    internal async Task<(ConversationUpdate Update, Problem? Problem)> ChangeAsync(
        string owner, string id, ConversationChange change, IfMatch expected, CancellationToken cancellationToken) =>
        Ids.Read(id) is { } known ? await changer.ChangeAsync(owner, known, change, expected, cancellationToken) : default;

    /// <summary>Removes a conversation; its runs are ended first, so that whoever reads them hears of it. False when there is none.</summary>
    internal async Task<bool> DeleteAsync(string owner, string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(owner, id, cancellationToken) is not { } stored)
        {
            return false;
        }

        await CancelAsync(owner, stored.RunsInProgress, cancellationToken);
        return await store.DeleteAsync(owner, stored.Conversation.Id, cancellationToken) is not null;
    }

    /// <summary>Removes everything that is the owner's.</summary>
    internal async Task DeleteAllAsync(string owner, CancellationToken cancellationToken)
    {
        await CancelAllAsync(owner, archived: false, cancellationToken);
        await CancelAllAsync(owner, archived: true, cancellationToken);
        await store.DeleteAllAsync(owner, cancellationToken);
    }

    private async Task CancelAllAsync(string owner, bool archived, CancellationToken cancellationToken)
    {
        for (ConversationPage? page = null; page is null || page.NextCursor is not null;)
        {
            page = await store.ListAsync(owner, new ConversationQuery(PageSize, page?.NextCursor, Archived: archived), cancellationToken);
            foreach (var summary in page.Items.Where(item => item.IsRunning))
            {
                var stored = await store.FindAsync(owner, summary.Conversation.Id, cancellationToken);
                await CancelAsync(owner, stored?.RunsInProgress ?? [], cancellationToken);
            }
        }
    }

    private Task<Run?[]> CancelAsync(string owner, IReadOnlyList<Run> inProgress, CancellationToken cancellationToken) =>
        Task.WhenAll(inProgress.Select(run => runs.CancelAsync(new RunKey(owner, run.Id), cancellationToken)));
}
