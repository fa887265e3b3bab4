using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage;

/// <summary>What every store keeps to: its tests are the same for all of them, each of which has a class of its own that opens it.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private IStoreUnderTest _store = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An owner that no other test has.</summary>
    private protected string Owner { get; } = Some.Id("owner");

    private protected string OtherOwner { get; } = Some.Id("other");

    private protected IConversationStore Conversations => _store.Conversations;

    private protected IRunStore Runs => _store.Runs;

    private protected IKeyStore Keys => _store.Keys;

    private protected IStoreNotifications Notifications => _store.Notifications;

    public async ValueTask InitializeAsync() => _store = await OpenAsync().Bounded();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<IStoreUnderTest> OpenAsync();

    private protected Task PassAsync(TimeSpan time) => _store.PassAsync(time);

    private protected RunKey Key(Turn turn) => new(Owner, turn.Run.Id);

    private protected async Task<Conversation> CreateAsync(Conversation? conversation = null)
    {
        conversation ??= Some.Conversation();
        await Conversations.CreateAsync(Owner, conversation, Token);
        return conversation;
    }

    /// <summary>Starts a turn and says that it must have started.</summary>
    private protected async Task<Turn> StartAsync(Turn turn)
    {
        Assert.Equal(new TurnOutcome(TurnResult.Started, turn.Run), await Runs.StartAsync(Owner, turn, Token));
        return turn;
    }

    /// <summary>Ends a run that has logged nothing yet.</summary>
    private protected async Task EndAsync(Turn turn, RunEnding? ending = null) =>
        Assert.Equal(AppendOutcome.Written, await Runs.EndAsync(Key(turn), turn.Run.Epoch, ending ?? Some.Ending(turn), Token));

    private protected async Task<StoredConversation> FoundAsync(string conversationId) =>
        Assert.IsType<StoredConversation>(await Conversations.FindAsync(Owner, conversationId, Token));

    /// <summary>The whole log after an event, read as often as it takes.</summary>
    private protected async Task<IReadOnlyList<LogBatch>> ReadLogAsync(RunKey key, long after)
    {
        List<LogBatch> batches = [];
        while (await Runs.ReadAsync(key, after, Token) is { Batches: [.., var last] } piece)
        {
            batches.AddRange(piece.Batches);
            after = last.Last;
        }

        return batches;
    }
}
