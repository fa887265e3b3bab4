using System.Net;
using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Sending;

/// <summary>CONTRACT §5: the same key is the same run; a branch has one run at a time.</summary>
public sealed class RepeatTests(SendingServices services) : IClassFixture<SendingServices>
{
    [Fact]
    public async Task Key_GivesOneMessageAndOneCall_WhenItIsSentTwentyTimesAtOnce()
    {
        await using var alone = SendingServices.With();
        var conversation = await alone.NewConversationAsync();

        var runs = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => conversation.StartAsync(new { content = "hello", model = "simulator-tokens-5" }, key: "once")));
        var answers = await Task.WhenAll(runs.Select(run => conversation.ReadAsync(run.GetProperty("id").GetString()!)));

        Assert.Single(runs.Select(run => run.GetProperty("id").GetString()).Distinct());
        Assert.Single(runs.Select(run => run.GetProperty("question_id").GetString()).Distinct());
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Equal(2, (await conversation.MessagesAsync()).Count);
        Assert.Equal(1, alone.Simulator.Calls.Started);
    }

    [Fact]
    public async Task Key_GivesEveryoneTheSameStream_WhenItIsSentTwentyTimesAtOnce()
    {
        var conversation = await services.NewConversationAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-20-delay-5" }, key: "streamed")));

        Assert.All(answers, answer => answer.AssertWhole());
        Assert.Single(answers.Select(answer => (answer.RunId, answer.Text, answer.End)).Distinct());
        Assert.Equal(2, (await conversation.MessagesAsync()).Count);
    }

    [Fact]
    public async Task Key_GivesTheRunFromItsBeginning_WhenItHasEnded()
    {
        var conversation = await services.NewConversationAsync();
        var body = new { content = "hello", model = "simulator-tokens-5" };

        var first = await conversation.StreamAsync(body, key: "ended");
        var again = await conversation.StreamAsync(body, key: "ended");
        var run = await conversation.StartAsync(body, key: "ended");

        again.AssertWhole();
        Assert.Equal((first.RunId, first.Text, "completed"), (again.RunId, again.Text, again.End));
        Assert.Equal((first.RunId, "completed"), (run.GetProperty("id").GetString(), run.GetProperty("state").GetString()));
        Assert.Equal(2, (await conversation.MessagesAsync()).Count);
    }

    [Fact]
    public async Task Key_IsRefused_WhenItStandsForAnotherRequest()
    {
        var conversation = await services.NewConversationAsync();
        var first = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-5" }, key: "mine");

        foreach (var (body, below) in new (object, string)[]
        {
            (new { content = "hello!", model = "simulator-tokens-5" }, ""),
            (new { model = "simulator-tokens-5" }, $"/{first.MessageId}/regenerate"),
            (new { model = "simulator-tokens-5" }, $"/{first.MessageId}/continue"),
        })
        {
            using var response = await conversation.PostAsync(body, below, key: "mine");
            var problem = await ProblemAnswer.ReadAsync(response);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency_mismatch"), (problem.Status, problem.Code));
        }

        Assert.Equal(2, (await conversation.MessagesAsync()).Count);
    }

    [Fact]
    public async Task Key_GivesTheSameRun_WhenAContinuedAnswerIsNoLongerCut()
    {
        var conversation = await services.NewConversationAsync();
        var cut = await conversation.StreamAsync(new { content = "hello", model = "simulator-drop-after-5" });
        var body = new { model = "simulator-tokens-4" };

        var rest = await conversation.StreamAsync(body, $"/{cut.MessageId}/continue", key: "go-on");
        var again = await conversation.StreamAsync(body, $"/{cut.MessageId}/continue", key: "go-on");

        Assert.Equal((rest.RunId, rest.Text), (again.RunId, again.Text));
        Assert.Equal(cut.Text + rest.Text, (await conversation.MessageAsync(cut.MessageId)).GetProperty("content").GetString());
    }

    [Fact]
    public async Task Key_IsFreeAgain_WhenNothingWasStreamed()
    {
        var conversation = await services.NewConversationAsync();
        var body = new { content = "hello", model = "simulator-error-401" };

        var first = await conversation.StreamAsync(body, key: "failed");
        var second = await conversation.StreamAsync(body, key: "failed");

        Assert.Equal(("provider_invalid_key", "provider_invalid_key"), (first.End, second.End));
        Assert.NotEqual(first.RunId, second.RunId);
    }

    [Fact]
    public async Task Key_IsEachCallersOwn()
    {
        var one = await services.NewConversationAsync();
        var other = await services.NewConversationAsync();

        var first = await one.StreamAsync(new { content = "hello", model = "simulator-tokens-5" }, key: "shared");
        var second = await other.StreamAsync(new { content = "code", model = "simulator-tokens-5" }, key: "shared");

        Assert.NotEqual(first.RunId, second.RunId);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    public async Task Key_IsRefused_WhenItIsNotVisibleAscii(string key)
    {
        var conversation = await services.NewConversationAsync();

        using var response = await conversation.PostAsync(new { content = "hello" }, key: key);
        var problem = await ProblemAnswer.ReadAsync(response);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task Branch_HasOneRun_WhenTwoAreSentAtOnce()
    {
        var conversation = await services.NewConversationAsync();
        var first = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-3" });

        var body = new { content = "and?", model = "simulator-stall-after-2", parent_id = first.MessageId };
        var responses = await Task.WhenAll(conversation.PostAsync(body), conversation.PostAsync(body));
        using var started = responses.Single(response => response.StatusCode == HttpStatusCode.Accepted);
        using var refused = responses.Single(response => response.StatusCode != HttpStatusCode.Accepted);

        Assert.Equal((HttpStatusCode.Conflict, "conflict"), (refused.StatusCode, (await ProblemAnswer.ReadAsync(refused)).Code));
        Assert.Equal(4, (await conversation.MessagesAsync()).Count);
    }

    [Fact]
    public async Task Branch_IsBusyOnlyItself_WhenAnotherOneGrows()
    {
        var conversation = await services.NewConversationAsync();
        var first = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-3" });
        await conversation.StartAsync(new { content = "slow", model = "simulator-stall-after-2" });

        using var regenerate = await conversation.PostAsync(new { }, $"/{first.MessageId}/regenerate", accept: "text/event-stream");
        var edited = await conversation.StreamAsync(new { content = "hello again", model = "simulator-tokens-3", parent_id = (JsonElement?)null });

        Assert.Equal(HttpStatusCode.OK, regenerate.StatusCode);
        Assert.Equal("completed", edited.End);
    }

    [Fact]
    public async Task Branch_IsFree_WhenItsRunIsCancelled()
    {
        var conversation = await services.NewConversationAsync();
        var run = await conversation.StartAsync(new { content = "hello", model = "simulator-stall-after-2" });
        using var busy = await conversation.PostAsync(new { content = "more" });

        using var cancelled = await conversation.CancelAsync(run.GetProperty("id").GetString()!);
        var next = await conversation.StreamAsync(new { content = "more", model = "simulator-tokens-3" });

        Assert.Equal(HttpStatusCode.Conflict, busy.StatusCode);
        Assert.Equal(run.GetProperty("message_id").GetString(), Parent(await conversation.MessageAsync(Parent(await conversation.MessageAsync(next.MessageId))!)));
    }

    private static string? Parent(JsonElement message) => message.GetProperty("parent_id").GetString();
}
