using System.Net;
using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Sending;

/// <summary>CONTRACT §5: what a message starts, and where in the conversation it stands.</summary>
public sealed class SendTests(SendingServices services) : IClassFixture<SendingServices>
{
    [Fact]
    public async Task Send_StreamsTheRunAndStoresIt()
    {
        var conversation = await services.NewConversationAsync();

        var answer = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-5" }, requestId: "send-1");
        var messages = await conversation.MessagesAsync();

        answer.AssertWhole();
        Assert.Equal(["connected", "content", "usage", "done"], answer.Names);
        Assert.Equal("completed", answer.End);
        Assert.Equal("send-1", answer.Last.GetProperty("request_id").GetString());
        Assert.Equal(conversation.Id, answer.Connected.GetProperty("conversation_id").GetString());
        Assert.True(answer.Connected.GetProperty("resumable").GetBoolean());
        Assert.Equal(["hello", answer.Text], messages.Select(message => message.GetProperty("content").GetString()));
        Assert.Equal(["user", "assistant"], messages.Select(message => message.GetProperty("role").GetString()));
        Assert.Equal(answer.MessageId, messages[1].GetProperty("id").GetString());
        Assert.Equal(messages[0].GetProperty("id").GetString(), messages[1].GetProperty("parent_id").GetString());
        Assert.Equal("completed", messages[1].GetProperty("status").GetString());
        Assert.Equal("stop", messages[1].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task Send_AnswersWithTheRun_WhenNoEventsAreAskedFor()
    {
        var conversation = await services.NewConversationAsync();

        var run = await conversation.StartAsync(new { content = "hello", model = "simulator-tokens-5" });
        var answer = await conversation.ReadAsync(run.GetProperty("id").GetString()!);
        var messages = await conversation.MessagesAsync();

        answer.AssertWhole();
        Assert.Equal(messages[0].GetProperty("id").GetString(), run.GetProperty("question_id").GetString());
        Assert.Equal(messages[1].GetProperty("id").GetString(), run.GetProperty("message_id").GetString());
        Assert.Equal(conversation.Id, run.GetProperty("conversation_id").GetString());
    }

    [Theory]
    [InlineData("text/event-stream", HttpStatusCode.OK)]
    [InlineData("application/json, text/event-stream;q=0.5", HttpStatusCode.OK)]
    [InlineData("text/event-stream;q=0", HttpStatusCode.Accepted)]
    [InlineData("*/*", HttpStatusCode.Accepted)]
    public async Task Send_StreamsOnlyToWhoNamesTheType(string accept, HttpStatusCode status)
    {
        var conversation = await services.NewConversationAsync();

        using var response = await conversation.PostAsync(new { content = "hello", model = "simulator-tokens-2" }, accept: accept);

        Assert.Equal(status, response.StatusCode);
        Assert.StartsWith("/api/runs/", response.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_FollowsTheActiveBranch_WhenNoParentIsGiven()
    {
        var conversation = await services.NewConversationAsync();
        var first = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-3" });

        await conversation.StreamAsync(new { content = "code", model = "simulator-tokens-3" });

        var messages = await conversation.MessagesAsync();
        Assert.Equal(first.MessageId, messages[2].GetProperty("parent_id").GetString());
    }

    [Fact]
    public async Task Send_MakesABranch_WhenTheFirstMessageOrALaterOneIsEdited()
    {
        var conversation = await services.NewConversationAsync();
        var first = await conversation.StreamAsync(new { content = "one", model = "simulator-tokens-3" });
        await conversation.StreamAsync(new { content = "two", model = "simulator-tokens-3" });

        var edited = await conversation.StreamAsync(new { content = "two, edited", model = "simulator-tokens-3", parent_id = first.MessageId });
        var root = await conversation.StreamAsync(new { content = "one, edited", model = "simulator-tokens-3", parent_id = (string?)null });

        var messages = await conversation.MessagesAsync();
        var parents = messages.Where(message => message.GetProperty("role").GetString() == "user")
            .ToDictionary(message => message.GetProperty("content").GetString()!, Parent);
        Assert.Equal((null, first.MessageId, first.MessageId, null), (parents["one"], parents["two"], parents["two, edited"], parents["one, edited"]));
        Assert.Equal("completed", edited.End);
        Assert.Equal(root.MessageId, (await conversation.ConversationAsync()).GetProperty("active_leaf").GetString());
    }

    [Fact]
    public async Task Send_ShowsTheReasoningFirst_WhenThinkingIsAskedFor()
    {
        var conversation = await services.NewConversationAsync();

        var answer = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-5", thinking = true });
        var message = await conversation.MessageAsync(answer.MessageId);

        answer.AssertWhole();
        Assert.Equal(["connected", "thinking", "content", "usage", "done"], answer.Names);
        Assert.Equal(answer.Thinking, message.GetProperty("thinking").GetString());
        Assert.Equal(answer.Text, message.GetProperty("content").GetString());
    }

    [Fact]
    public async Task Send_GivesTheFirstTitleAtOnce()
    {
        var conversation = await services.NewConversationAsync();

        await conversation.StartAsync(new { content = "# My question\nand more", model = "simulator-silent" });

        Assert.Equal("My question", (await conversation.ConversationAsync()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Send_AsksTheMessagesModelBeforeTheConversations()
    {
        var conversation = await services.NewConversationAsync(new { model = "simulator-tokens-2" });

        await conversation.StreamAsync(new { content = "one" }, requestId: "model-of-the-conversation");
        await conversation.StreamAsync(new { content = "two", model = "simulator-tokens-3" }, requestId: "model-of-the-message");

        var calls = services.Simulator.Calls;
        Assert.Equal("simulator-tokens-2", (await calls.CallAsync("model-of-the-conversation", TestContext.Current.CancellationToken)).Model);
        Assert.Equal("simulator-tokens-3", (await calls.CallAsync("model-of-the-message", TestContext.Current.CancellationToken)).Model);
    }

    [Theory]
    [InlineData("""{"content":" "}""", "invalid_request", "content")]
    [InlineData("""{}""", "invalid_request", "content")]
    [InlineData("""{"content":5}""", "invalid_request", "content")]
    [InlineData("""{"content":"x","thinking":"yes"}""", "invalid_request", "thinking")]
    [InlineData("""{"content":"x","model":""}""", "invalid_request", "model")]
    [InlineData("""{"content":"x","parent_id":5}""", "invalid_request", "parent_id")]
    [InlineData("""{"content":"x","parent_id":"me"}""", "invalid_request", "parent_id")]
    [InlineData("""{"content":"x","parent_id":"0198b5a0-0000-7000-8000-000000000001"}""", "invalid_request", "parent_id")]
    [InlineData("""{"content":"x","content":"y"}""", "invalid_request", "content")]
    [InlineData("""{"content":"x","parentId":null}""", "invalid_request", "parentId")]
    public async Task Send_NamesTheField_WhenTheRequestIsNotValid(string body, string code, string field)
    {
        var conversation = await services.NewConversationAsync();

        using var response = await conversation.PostAsync(JsonSerializer.Deserialize<JsonElement>(body));
        var problem = await ProblemAnswer.ReadAsync(response);

        Assert.Equal((HttpStatusCode.BadRequest, code), (problem.Status, problem.Code));
        Assert.Equal([field], problem.Body["errors"]!.AsObject().Select(error => error.Key));
        Assert.Empty(await conversation.MessagesAsync());
    }

    [Fact]
    public async Task Send_SaysTheLimit_WhenThePromptIsTooLong()
    {
        var conversation = await services.NewConversationAsync();

        using var response = await conversation.PostAsync(new { content = new string('x', 4001) });
        var problem = await ProblemAnswer.ReadAsync(response);

        Assert.Equal("prompt_too_long", problem.Code);
        Assert.Contains("4001", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_IsNotFound_WhenTheConversationIsSomebodyElses()
    {
        var conversation = await services.NewConversationAsync();
        var other = services.NewCaller().Http;

        List<string> details = [];
        foreach (var id in new[] { conversation.Id, "0198b5a0-0000-7000-8000-000000000001", "nonsense" })
        {
            using var response = await other.PostAsync(
                new Uri($"api/conversations/{id}/messages", UriKind.Relative),
                new StringContent("""{"content":"x"}""", System.Text.Encoding.UTF8, "application/json"),
                TestContext.Current.CancellationToken);
            var problem = await ProblemAnswer.ReadAsync(response);
            Assert.Equal((HttpStatusCode.NotFound, "not_found"), (problem.Status, problem.Code));
            details.Add(problem.Detail);
        }

        Assert.Single(details.Distinct());
        Assert.Empty(await conversation.MessagesAsync());
    }

    private static string? Parent(JsonElement message) => message.TryGetProperty("parent_id", out var parent) ? parent.GetString() : null;
}
