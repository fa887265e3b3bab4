using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using StreamChat.Api.Runs;
using StreamChat.Api.Runs.Events;
using StreamChat.Api.Runs.Remote;
using StreamChat.Api.Runs.Remote.Following;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.Health;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Stores;

namespace StreamChat.Tests.Api.Runs.Remote;

/// <summary>A replica that reads runs of another one, of which only what it writes to the store is there.</summary>
internal sealed class RemoteFixture : IAsyncDisposable
{
    internal const string Owner = "alice";

    internal RemoteFixture(bool isShared = true)
    {
        Store = new FakeStore(Time) { IsShared = isShared, MessageStored = (owner, message) => Conversations.Store(owner, message) };
        LostLogs lostLogs = new(Store, Conversations);
        Followers = new RunFollowers(Store, Store.Notifications, lostLogs, Drain, Time, NullLogger<LogFollower>.Instance);
        Remote = new RemoteRuns(Followers, lostLogs, Time, new Random(1));
    }

    internal ManualTimeProvider Time { get; } = new();

    internal FakeStore Store { get; }

    internal FakeConversations Conversations { get; } = new();

    internal Drain Drain { get; } = new();

    internal RunFollowers Followers { get; }

    internal RemoteRuns Remote { get; }

    /// <summary>A run in progress in a conversation of its own, owned by a replica that is not here.</summary>
    internal Run Start(string runId = "run", string baseText = "", string replicaId = "owner")
    {
        Run run = new()
        {
            Id = runId,
            ConversationId = $"c-{runId}",
            MessageId = $"m-{runId}",
            RequestId = "request",
            ReplicaId = replicaId,
            CreatedAt = Time.GetUtcNow(),
        };
        Store.Add(new RunKey(Owner, runId), run);
        Conversations.Put(
            Owner,
            new Conversation { Id = run.ConversationId, CreatedAt = run.CreatedAt, UpdatedAt = run.CreatedAt },
            new Message { Id = "question", Role = MessageRole.User, CreatedAt = run.CreatedAt, Content = "?" },
            new Message
            {
                Id = run.MessageId, Role = MessageRole.Assistant, CreatedAt = run.CreatedAt, RunId = runId, Content = baseText, Status = MessageStatus.Streaming,
            });
        return run;
    }

    /// <summary>Its owner writes pieces of text, each an event, all in one batch.</summary>
    internal Task<AppendOutcome> AppendAsync(Run run, long first, params string[] texts) => Store.AppendAsync(
        new RunKey(Owner, run.Id), run.Epoch, Batch(run, first, texts), CancellationToken.None);

    /// <summary>Its owner ends it, with the message that has this text.</summary>
    internal Task<AppendOutcome> CompleteAsync(Run run, long last, string text) => Store.EndAsync(
        new RunKey(Owner, run.Id),
        run.Epoch,
        new RunEnding
        {
            State = RunState.Completed,
            Message = Conversations.Find(Owner, run.MessageId!) with { Content = text, Status = MessageStatus.Completed },
            Events = new LogBatch(last, last, new RunEvents(run).Done(last, RunState.Completed, "stop", usage: null)),
            EndedAt = Time.GetUtcNow(),
            FinishReason = "stop",
        },
        CancellationToken.None);

    internal Task<RunReader> OpenAsync(Run run, long after = 0) =>
        Remote.OpenAsync(new RunKey(Owner, run.Id), run, after, CancellationToken.None).Bounded();

    public async ValueTask DisposeAsync()
    {
        await Followers.StopAsync(CancellationToken.None);
        Followers.Dispose();
        Drain.Dispose();
    }

    internal static LogBatch Batch(Run run, long first, params string[] texts)
    {
        TextEvents events = new(run);
        List<byte> bytes = [];
        for (var i = 0; i < texts.Length; i++)
        {
            bytes.AddRange(events.Content(first + i, Encoding.UTF8.GetBytes(texts[i])));
        }

        return new LogBatch(first, first + texts.Length - 1, bytes.ToArray());
    }
}
