using System.Threading.Channels;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>What listeners are told.</summary>
public abstract class NotificationContract : StoreContract
{
    [Fact]
    public async Task Follower_IsToldOfTheLastEvent_AfterEveryWrite()
    {
        var turn = await StartAsync(Some.Alone());
        var notices = Channel.CreateUnbounded<long>();
        await using var subscription = await Notifications.OnAppendedAsync(Key(turn), Told(notices), NothingMissed, Token);

        await Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 3), Token);
        await EndAsync(turn, Some.Ending(turn, first: 4));

        Assert.Equal([3, 5], await TakeAsync(notices, 2));
    }

    [Fact]
    public async Task Follower_IsToldOfItsOwnRunAlone_AndOfNothingAfterwards()
    {
        var turn = await StartAsync(Some.Alone());
        var other = await StartAsync(Some.Alone());
        var notices = Channel.CreateUnbounded<long>();
        var others = Channel.CreateUnbounded<long>();
        await using var subscription = await Notifications.OnAppendedAsync(Key(turn), Told(notices), NothingMissed, Token);
        await using var foreign = await Notifications.OnAppendedAsync(new RunKey(OtherOwner, turn.Run.Id), Told(notices), NothingMissed, Token);
        await using (await Notifications.OnAppendedAsync(Key(turn), Told(others), NothingMissed, Token))
        {
            await Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 1), Token);
            Assert.Equal([1], await TakeAsync(others, 1));
        }

        await Runs.AppendAsync(Key(other), 1, Some.Batch(1, 7), Token);
        await Runs.AppendAsync(Key(turn), 1, Some.Batch(2, 2), Token);

        Assert.Equal([1, 2], await TakeAsync(notices, 2));
        Assert.False(others.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Owner_IsToldOfACancel()
    {
        string mine = Some.Id("replica"), theirs = Some.Id("replica");
        var turn = await StartAsync(Some.Alone(mine));
        var other = await StartAsync(Some.Alone(theirs));
        var notices = Channel.CreateUnbounded<RunKey>();
        await using var subscription = await Notifications.OnCancelRequestedAsync(mine, Told(notices), NothingMissed, Token);

        await Runs.RequestCancelAsync(Key(other), Token);
        await Runs.RequestCancelAsync(Key(turn), Token);

        Assert.Equal([Key(turn)], await TakeAsync(notices, 1));
    }

    [Fact]
    public async Task Owner_IsToldToEndARun_WhenItsConversationIsDeleted()
    {
        var replica = Some.Id("replica");
        var conversation = await CreateAsync();
        var turn = Some.Ask(conversation);
        turn = await StartAsync(turn with { Run = turn.Run with { ReplicaId = replica } });
        var alone = await StartAsync(Some.Alone(replica));
        var notices = Channel.CreateUnbounded<RunKey>();
        await using var subscription = await Notifications.OnCancelRequestedAsync(replica, Told(notices), NothingMissed, Token);

        await Conversations.DeleteAsync(Owner, conversation.Id, Token);
        await Conversations.DeleteAllAsync(Owner, Token);

        Assert.Equal([Key(turn), Key(alone)], await TakeAsync(notices, 2));
    }

    [Fact]
    public async Task Listener_IsToldWhatHappensInItsConversation()
    {
        var conversation = await CreateAsync();
        var other = await CreateAsync();
        await Conversations.CreateAsync(OtherOwner, conversation, Token);
        var notices = Channel.CreateUnbounded<ConversationNotice>();
        await using var subscription = await Notifications.OnConversationAsync(Owner, conversation.Id, Told(notices), NothingMissed, Token);

        await StartAsync(Some.Ask(other));
        await Conversations.UpdateAsync(OtherOwner, conversation.Id, null, found => found with { Title = "theirs" }, Token);
        await Conversations.UpdateAsync(Owner, conversation.Id, null, found => found, Token);
        var turn = await StartAsync(Some.Ask(conversation));
        await Conversations.UpdateAsync(Owner, conversation.Id, null, found => found with { Title = "new" }, Token);
        await EndAsync(turn);
        await Conversations.DeleteAsync(Owner, conversation.Id, Token);

        Assert.Equal(
            [
                new(ConversationNoticeKind.RunStarted, turn.Run.Id),
                new(ConversationNoticeKind.Changed, null),
                new(ConversationNoticeKind.RunEnded, turn.Run.Id),
                new(ConversationNoticeKind.Deleted, null),
            ],
            await TakeAsync(notices, 4));
    }

    [Fact]
    public async Task Listener_FindsWhatItIsToldOf()
    {
        var conversation = await CreateAsync();
        var turn = await StartAsync(Some.Ask(conversation));
        var notices = Channel.CreateUnbounded<ConversationNotice>();
        await using var subscription = await Notifications.OnConversationAsync(Owner, conversation.Id, Told(notices), NothingMissed, Token);

        var end = Runs.EndAsync(Key(turn), 1, Some.Ending(turn), Token);
        await TakeAsync(notices, 1);

        Assert.Equal([turn.Question!, Some.Ended(turn.Answer!)], (await FoundAsync(conversation.Id)).Messages);
        await end;
    }

    private static Action<T> Told<T>(Channel<T> notices) => notice => notices.Writer.TryWrite(notice);

    private static void NothingMissed() => Assert.Fail("The connection was never away.");

    private static async Task<List<T>> TakeAsync<T>(Channel<T> notices, int count)
    {
        List<T> taken = [];
        while (taken.Count < count)
        {
            taken.Add(await notices.Reader.ReadAsync(Token).AsTask().Bounded());
        }

        return taken;
    }
}
