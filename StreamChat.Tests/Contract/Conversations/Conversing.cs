using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Providers;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>Puts messages and runs into the store of an api, as if somebody had sent something there.</summary>
internal static class Conversing
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A conversation with branches, of everything that a message can be.</summary>
    internal static async Task<string> ImportTreeAsync(ServiceHost<ProviderClient> api, string owner)
    {
        var ids = Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7().ToString()).ToArray();
        Message[] messages =
        [
            Question(ids[0], null, "What are tides?\n\n`code` \u0000 \"quoted\" </script> 🌊 潮汐"),
            Answer(ids[1], ids[0], MessageStatus.Completed) with
            {
                Content = "The **moon**.",
                Thinking = "Hm.\nThe moon?",
                FinishReason = "stop",
                Usage = new TokenUsage(10, 20, 30),
                DroppedMessages = 3,
                TimeToFirstToken = TimeSpan.FromMilliseconds(123.5),
            },
            Answer(ids[2], ids[0], MessageStatus.Cancelled) with { Content = "It is", FinishReason = "cancelled" },
            Question(ids[3], ids[1], "And the sun?"),
            Answer(ids[4], ids[3], MessageStatus.Failed) with { ErrorCode = "provider_timeout" },
            Question(ids[5], ids[1], "Edited: and the sun?"),
        ];
        var conversation = new Conversation
        {
            Id = Guid.CreateVersion7().ToString(),
            Title = "Tides / \"moon\" 🌊",
            TitleSource = TitleSource.Model,
            Model = "simulator",
            System = "Be brief.\nBe kind.",
            Pinned = true,
            ActiveLeaf = ids[4],
            CreatedAt = Start,
            UpdatedAt = Start.AddMinutes(5),
        };
        await Store(api).ImportAsync(owner, conversation, messages, Token).Bounded();
        return conversation.Id;
    }

    /// <summary>Starts a turn whose answer is in progress.</summary>
    internal static async Task<Turn> StartAsync(ServiceHost<ProviderClient> api, string owner, string conversationId, string question = "hello")
    {
        var asked = Question(Guid.CreateVersion7().ToString(), null, question);
        var runId = Guid.CreateVersion7().ToString();
        var answer = Answer(Guid.CreateVersion7().ToString(), asked.Id, MessageStatus.Streaming) with { RunId = runId, EndedAt = null };
        var run = new Run
        {
            Id = runId,
            ConversationId = conversationId,
            MessageId = answer.Id,
            State = RunState.Queued,
            RequestId = "send-1",
            ReplicaId = "test",
            CreatedAt = Start,
        };
        var turn = new Turn { Run = run, Question = asked, Answer = answer, FirstTitle = question };
        var outcome = await Runs(api).StartAsync(owner, turn, Token).Bounded();
        Assert.Equal(TurnResult.Started, outcome.Result);
        return turn;
    }

    /// <summary>Ends a turn with a text.</summary>
    internal static Task EndAsync(ServiceHost<ProviderClient> api, string owner, Turn turn, string text) => Runs(api).EndAsync(
        new RunKey(owner, turn.Run.Id),
        turn.Run.Epoch,
        new RunEnding
        {
            State = RunState.Completed,
            Message = turn.Answer! with { Content = text, Status = MessageStatus.Completed, FinishReason = "stop", EndedAt = Start.AddSeconds(9) },
            Events = new LogBatch(1, 1, "id: 1\nevent: done\ndata: {}\n\n"u8.ToArray()),
            EndedAt = Start.AddSeconds(9),
            FinishReason = "stop",
        },
        Token).Bounded();

    internal static IConversationStore Store(ServiceHost<ProviderClient> api) => api.Services.GetRequiredService<IConversationStore>();

    private static IRunStore Runs(ServiceHost<ProviderClient> api) => api.Services.GetRequiredService<IRunStore>();

    private static Message Question(string id, string? parent, string content) =>
        new() { Id = id, ParentId = parent, Role = MessageRole.User, Content = content, RequestId = "send-1", CreatedAt = Start };

    private static Message Answer(string id, string parent, MessageStatus status) => new()
    {
        Id = id,
        ParentId = parent,
        Role = MessageRole.Assistant,
        Status = status,
        Model = "simulator",
        CreatedAt = Start.AddSeconds(1),
        EndedAt = Start.AddSeconds(2),
    };
}
