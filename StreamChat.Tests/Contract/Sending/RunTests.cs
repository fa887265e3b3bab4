using System.Net;
using System.Text.Json;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Sending;

/// <summary>CONTRACT §5: a run is read from any point, and ended by its owner only.</summary>
public sealed class RunTests(SendingServices services) : IClassFixture<SendingServices>
{
    private const string Unknown = "0198b5a0-0000-7000-8000-000000000001";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_GoOnAfterTheLastOne_WhenTheReaderComesBackInTheMiddle()
    {
        var conversation = await services.NewConversationAsync();
        using var response = await conversation.PostAsync(
            new { content = "hello", model = "simulator-tokens-30-delay-10" }, accept: "text/event-stream");
        var begin = await RunTranscript.ReadUntilAsync(response, (transcript, _) => transcript.Ids.Count == 5);

        var rest = await conversation.ReadAsync(begin.RunId, begin.Ids[^1]);

        rest.AssertWhole(after: 5);
        Assert.Equal(begin.Text + rest.Text, (await conversation.MessageAsync(begin.MessageId)).GetProperty("content").GetString());
    }

    [Theory]
    [InlineData(2L, "?after=1", 2)]
    [InlineData(null, "?after=3", 3)]
    [InlineData(null, "", 0)]
    public async Task Events_BeginAfterTheHeadersIdOrTheParameters(long? header, string query, long after)
    {
        var conversation = await services.NewConversationAsync();
        var whole = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-8" });

        using var response = await conversation.EventsAsync(whole.RunId, header, query);
        var part = await RunTranscript.ReadAsync(response);

        part.AssertWhole(after);
        Assert.Equal(whole.Ids[^1], part.Ids[^1]);
    }

    [Fact]
    public async Task Events_AreNoContent_WhenAllOfAnEndedRunWasRead()
    {
        var conversation = await services.NewConversationAsync();
        var whole = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-8" });

        using var nothing = await conversation.EventsAsync(whole.RunId, whole.Ids[^1]);
        var last = await conversation.ReadAsync(whole.RunId, whole.Ids[^1] - 1);

        Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
        Assert.Equal(["connected", "done"], last.Names);
    }

    [Fact]
    public async Task Events_BeginWithTheWholeMessage_WhenTheReaderIsBeyondTheEnd()
    {
        var conversation = await services.NewConversationAsync();
        var whole = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-8" });

        var again = await conversation.ReadAsync(whole.RunId, whole.Ids[^1] + 100);

        Assert.Equal(["connected", "reset", "done"], again.Names);
        Assert.Equal(whole.Text, again.Of("reset").GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("x", "")]
    [InlineData("-1", "")]
    [InlineData(null, "?after=1.5")]
    public async Task Events_AreRefused_WhenThePositionIsNone(string? header, string query)
    {
        var conversation = await services.NewConversationAsync();
        var whole = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-2" });

        using HttpRequestMessage request = new(HttpMethod.Get, $"api/runs/{whole.RunId}/events{query}");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", header);
        }

        using var response = await conversation.Http.SendAsync(request, Token).Bounded();

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (response.StatusCode, (await ProblemAnswer.ReadAsync(response)).Code));
    }

    [Fact]
    public async Task Run_IsTold()
    {
        var conversation = await services.NewConversationAsync();
        var answer = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-2" }, requestId: "run-is-told");

        var run = await conversation.RunAsync(answer.RunId);

        Assert.Equal((answer.RunId, conversation.Id, answer.MessageId), (Text(run, "id"), Text(run, "conversation_id"), Text(run, "message_id")));
        Assert.Equal(("completed", "stop", "run-is-told"), (Text(run, "state"), Text(run, "finish_reason"), Text(run, "request_id")));
        Assert.True(run.GetProperty("ended_at").GetDateTimeOffset() >= run.GetProperty("created_at").GetDateTimeOffset());
    }

    [Fact]
    public async Task Cancel_KeepsTheTextAndTellsItsReaders()
    {
        const string Id = "cancel-in-the-middle";
        var conversation = await services.NewConversationAsync();
        using var response = await conversation.PostAsync(
            new { content = "hello", model = "simulator-stall-after-5" }, accept: "text/event-stream", requestId: Id);
        var begin = await RunTranscript.ReadUntilAsync(response, (transcript, _) => transcript.Ids.Count(id => id > 0) >= 5);
        var reading = conversation.ReadAsync(begin.RunId);

        using var cancelled = await conversation.CancelAsync(begin.RunId);
        using var again = await conversation.CancelAsync(begin.RunId);
        var whole = await reading;
        var call = await services.Simulator.Calls.CallAsync(Id, Token).Bounded();
        var message = await conversation.MessageAsync(begin.MessageId);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (cancelled.StatusCode, again.StatusCode));
        Assert.Equal("cancelled", Text(await ConversationClient.JsonAsync(again), "state"));
        Assert.Equal(CallState.Aborted, await call.Ended.Bounded());
        whole.AssertWhole();
        Assert.Equal(("cancelled", "cancelled"), (whole.End, Text(whole.Last, "finish_reason")));
        Assert.Equal((whole.Text, "cancelled"), (Text(message, "content"), Text(message, "status")));
    }

    [Fact]
    public async Task Cancel_EndsTheRun_WhenNothingHasComeYet()
    {
        const string Id = "cancel-before-the-first-token";
        var conversation = await services.NewConversationAsync();
        using var response = await conversation.PostAsync(new { content = "hello", model = "simulator-silent" }, accept: "text/event-stream", requestId: Id);
        var call = await services.Simulator.Calls.CallAsync(Id, Token).Bounded();
        var reading = RunTranscript.ReadAsync(response);

        using var cancelled = await conversation.CancelAsync(response.Headers.Location!.OriginalString.Split('/')[^1]);

        Assert.Equal(CallState.Aborted, await call.Ended.Bounded());
        var answer = await reading;
        Assert.Equal(["connected", "done"], answer.Names);
        Assert.Equal("cancelled", answer.End);
        Assert.Equal("cancelled", Text(await ConversationClient.JsonAsync(cancelled), "state"));
    }

    [Fact]
    public async Task Cancel_ChangesNothing_WhenTheRunHasEnded()
    {
        var conversation = await services.NewConversationAsync();
        var answer = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-2" });

        using var cancelled = await conversation.CancelAsync(answer.RunId);

        Assert.Equal((HttpStatusCode.OK, "completed"), (cancelled.StatusCode, Text(await ConversationClient.JsonAsync(cancelled), "state")));
    }

    [Fact]
    public async Task Run_IsNotFoundInTheSameWay_WhenItIsSomebodyElsesOrNone()
    {
        var conversation = await services.NewConversationAsync();
        var run = Text(await conversation.StartAsync(new { content = "hello", model = "simulator-stall-after-2" }), "id")!;
        var other = services.NewCaller();

        HashSet<string> details = [];
        foreach (var id in new[] { run, Unknown, "nonsense" })
        {
            using var state = await other.Http.GetAsync(new Uri($"api/runs/{id}", UriKind.Relative), Token).Bounded();
            using var events = await other.EventsAsync(id);
            using var cancel = await other.CancelAsync(id);
            foreach (var response in new[] { state, events, cancel })
            {
                var problem = await ProblemAnswer.ReadAsync(response);
                Assert.Equal((HttpStatusCode.NotFound, "not_found"), (problem.Status, problem.Code));
                details.Add(problem.Detail);
            }
        }

        Assert.Single(details);
        Assert.False((await conversation.RunAsync(run)).GetProperty("cancel_requested").GetBoolean());
        using var cancelled = await conversation.CancelAsync(run);
        Assert.Equal("cancelled", Text(await ConversationClient.JsonAsync(cancelled), "state"));
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
