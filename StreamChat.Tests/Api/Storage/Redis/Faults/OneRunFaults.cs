using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Redis.Faults;

/// <summary>What happens to a conversation and its run while something is wrong with the server.</summary>
public abstract class OneRunFaults
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected string Owner { get; } = Some.Id("owner");

    private protected Conversation Conversation { get; } = Some.Conversation();

    /// <summary>A run with one event.</summary>
    private protected async Task<Turn> StartAsync(RedisStore store)
    {
        await store.Conversations.CreateAsync(Owner, Conversation, Token);
        var turn = Some.Ask(Conversation);
        Assert.Equal(TurnResult.Started, (await store.Runs.StartAsync(Owner, turn, Token)).Result);
        Assert.Equal(AppendOutcome.Written, await store.Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 1), Token));
        return turn;
    }

    private protected RunKey Key(Turn turn) => new(Owner, turn.Run.Id);
}
