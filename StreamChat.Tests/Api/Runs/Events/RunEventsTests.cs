using System.Text;
using StreamChat.Api.Runs.Events;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Problems;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Events;

/// <summary>The events of a run as they go to readers, byte by byte.</summary>
public sealed class RunEventsTests
{
    private static readonly Run InConversation = new()
    {
        Id = "r",
        ConversationId = "c",
        MessageId = "m",
        RequestId = "q",
        ReplicaId = "a",
        CreatedAt = default,
    };

    private static readonly Run Alone = InConversation with { ConversationId = null, MessageId = null };

    private readonly RunEvents _events = new(InConversation);
    private readonly TextEvents _text = new(InConversation);

    [Fact]
    public void Text_StaysAsTheProviderEscapedIt()
    {
        Assert.Equal(
            "id: 7\nevent: content\ndata: {\"run_id\":\"r\",\"message_id\":\"m\",\"content\":\"a\\n\\ud83d\\ude00\",\"request_id\":\"q\"}\n\n",
            Encoding.UTF8.GetString(_text.Content(7, @"a\n\ud83d\ude00"u8)));
        Assert.Equal(
            "id: 8\nevent: thinking\ndata: {\"run_id\":\"r\",\"content\":\"b\",\"request_id\":\"q\"}\n\n",
            Encoding.UTF8.GetString(new TextEvents(Alone).Thinking(8, "b"u8)));
    }

    [Fact]
    public void Text_MakesNothingForAToken()
    {
        _text.Content(1, "token"u8);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var id = 2; id < 1000; id++)
        {
            _text.Content(id, "token"u8);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Connected_SaysWhatIsReadAndWhetherItIsSafe() => Assert.Equal(
        [
            "retry: 2000\nevent: connected\ndata: {\"run_id\":\"r\",\"message_id\":\"m\",\"conversation_id\":\"c\",\"dropped_messages\":3,\"resumable\":true,\"request_id\":\"q\"}\n\n",
            "retry: 2000\nevent: connected\ndata: {\"run_id\":\"r\",\"resumable\":false,\"request_id\":\"q\"}\n\n",
        ],
        [Text(_events.Connected(3, isResumable: true)), Text(new RunEvents(Alone).Connected(0, isResumable: false))]);

    [Fact]
    public void Ends_SayWhy() => Assert.Equal(
        [
            "id: 9\nevent: done\ndata: {\"run_id\":\"r\",\"message_id\":\"m\",\"state\":\"completed\",\"finish_reason\":\"stop\",\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3},\"request_id\":\"q\"}\n\n",
            "id: 9\nevent: done\ndata: {\"run_id\":\"r\",\"message_id\":\"m\",\"state\":\"cancelled\",\"finish_reason\":\"cancelled\",\"request_id\":\"q\"}\n\n",
            "id: 9\nevent: error\ndata: {\"run_id\":\"r\",\"message_id\":\"m\",\"content\":\"Too bad.\",\"code\":\"interrupted\",\"retryable\":true,\"state\":\"interrupted\",\"request_id\":\"q\"}\n\n",
        ],
        [
            Text(_events.Done(9, RunState.Completed, "stop", new TokenUsage(1, 2, 3))),
            Text(_events.Done(9, RunState.Cancelled, "cancelled", null)),
            Text(_events.Error(9, RunState.Interrupted, ProblemCodes.Interrupted, "Too bad.")),
        ]);

    [Fact]
    public void Others_AreOneLineOfJsonEach() => Assert.Equal(
        [
            "id: 5\nevent: usage\ndata: {\"run_id\":\"r\",\"message_id\":\"m\",\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3},\"request_id\":\"q\"}\n\n",
            "id: 7\nevent: reset\ndata: {\"run_id\":\"r\",\"message_id\":\"m\",\"content\":\"a\\nb\",\"thinking\":\"\",\"request_id\":\"q\"}\n\n",
            "event: resumable\ndata: {\"run_id\":\"r\",\"message_id\":\"m\",\"resumable\":false,\"request_id\":\"q\"}\n\n",
            "retry: 1500\nevent: reconnect\ndata: {\"run_id\":\"r\",\"message_id\":\"m\",\"request_id\":\"q\"}\n\n",
        ],
        [
            Text(_events.Usage(5, new TokenUsage(1, 2, 3))),
            Text(_events.Reset(7, "a\nb", null)),
            Text(_events.Resumable(isResumable: false)),
            Text(_events.Reconnect(TimeSpan.FromSeconds(1.5))),
        ]);

    [Fact]
    public void Names_AreThoseOfTheContract() => Assert.Equal(
        ["queued", "streaming", "completed", "cancelled", "failed", "interrupted"], Enum.GetValues<RunState>().Select(RunStateNames.Of));

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
