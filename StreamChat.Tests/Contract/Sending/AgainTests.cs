using System.Net;
using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Sending;

/// <summary>CONTRACT §5: another answer, and more of an answer.</summary>
public sealed class AgainTests(SendingServices services) : IClassFixture<SendingServices>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Regenerate_GivesASibling_WhenGivenTheAnswerOrTheQuestion(bool byAnswer)
    {
        var conversation = await services.NewConversationAsync();
        var first = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-3" });
        var question = (await conversation.MessagesAsync())[0].GetProperty("id").GetString()!;

        var second = await conversation.StreamAsync(new { model = "simulator-tokens-6" }, $"/{(byAnswer ? first.MessageId : question)}/regenerate");
        var messages = await conversation.MessagesAsync();

        second.AssertWhole();
        Assert.Equal([first.MessageId, second.MessageId], messages.Skip(1).Select(message => message.GetProperty("id").GetString()));
        Assert.All(messages.Skip(1), message => Assert.Equal(question, message.GetProperty("parent_id").GetString()));
        Assert.Equal(second.Text, messages[2].GetProperty("content").GetString());
        Assert.Equal(second.MessageId, (await conversation.ConversationAsync()).GetProperty("active_leaf").GetString());
    }

    [Fact]
    public async Task Regenerate_NeedsNoBody()
    {
        var conversation = await services.NewConversationAsync(new { model = "simulator-tokens-3" });
        var first = await conversation.StreamAsync(new { content = "hello" });

        var second = await conversation.StreamAsync(null, $"/{first.MessageId}/regenerate");

        Assert.Equal("completed", second.End);
    }

    [Fact]
    public async Task Continue_AddsToTheAnswerInPlace_WhenItWasCut()
    {
        var conversation = await services.NewConversationAsync();
        var cut = await conversation.StreamAsync(new { content = "hello", model = "simulator-drop-after-5" });
        Assert.Equal("provider_dropped", cut.End);

        var rest = await conversation.StreamAsync(new { model = "simulator-tokens-4" }, $"/{cut.MessageId}/continue", requestId: "continue-1");
        var messages = await conversation.MessagesAsync();

        rest.AssertWhole();
        Assert.Equal(cut.MessageId, rest.MessageId);
        Assert.Equal(2, messages.Count);
        Assert.Equal(cut.Text + rest.Text, messages[1].GetProperty("content").GetString());
        Assert.Equal(("completed", "stop"), (messages[1].GetProperty("status").GetString(), messages[1].GetProperty("finish_reason").GetString()));
        Assert.False(messages[1].TryGetProperty("error_code", out _));
    }

    [Fact]
    public async Task Continue_KeepsAllText_WhenItFailsAgain()
    {
        var conversation = await services.NewConversationAsync();
        var cut = await conversation.StreamAsync(new { content = "hello", model = "simulator-drop-after-5" });

        var more = await conversation.StreamAsync(new { model = "simulator-drop-after-3" }, $"/{cut.MessageId}/continue");
        var refused = await conversation.StreamAsync(new { model = "simulator-error-404" }, $"/{cut.MessageId}/continue");
        var message = await conversation.MessageAsync(cut.MessageId);

        Assert.Equal("provider_model_not_found", refused.End);
        Assert.Equal(cut.Text + more.Text, message.GetProperty("content").GetString());
        Assert.Equal("failed", message.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Continue_GoesOn_WhenTheAnswerWasAsLongAsItMay()
    {
        var conversation = await services.NewConversationAsync();
        var cut = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-5-finish-length" });

        var rest = await conversation.StreamAsync(new { model = "simulator-tokens-3" }, $"/{cut.MessageId}/continue");

        Assert.Equal(cut.Text + rest.Text, (await conversation.MessageAsync(cut.MessageId)).GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("simulator-tokens-3", 1, "invalid_request")]
    [InlineData("simulator-tokens-3", 0, "invalid_request")]
    [InlineData("simulator-stall-after-2", 1, "conflict")]
    public async Task Continue_SaysWhy_WhenThereIsNothingToGoOnWith(string model, int index, string code)
    {
        var conversation = await services.NewConversationAsync();
        var run = await conversation.StartAsync(new { content = "hello", model });
        if (code != "conflict")
        {
            await conversation.ReadAsync(run.GetProperty("id").GetString()!);
        }

        var message = (await conversation.MessagesAsync())[index].GetProperty("id").GetString();
        using var response = await conversation.PostAsync(null, $"/{message}/continue");

        Assert.Equal(code, (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Equal(2, (await conversation.MessagesAsync()).Count);
    }

    [Theory]
    [InlineData("regenerate", "0198b5a0-0000-7000-8000-000000000001")]
    [InlineData("continue", "0198b5a0-0000-7000-8000-000000000001")]
    [InlineData("regenerate", "nonsense")]
    public async Task Again_IsNotFound_WhenThereIsNoSuchMessage(string verb, string message)
    {
        var conversation = await services.NewConversationAsync();

        using var response = await conversation.PostAsync(new { }, $"/{message}/{verb}");

        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (response.StatusCode, (await ProblemAnswer.ReadAsync(response)).Code));
    }

    [Theory]
    [InlineData("""{"thinking":1}""", "thinking")]
    [InlineData("""{"model":" "}""", "model")]
    [InlineData("""{"models":"x"}""", "models")]
    public async Task Again_NamesTheField_WhenTheRequestIsNotValid(string body, string field)
    {
        var conversation = await services.NewConversationAsync();
        var first = await conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-3" });

        using var response = await conversation.PostAsync(JsonSerializer.Deserialize<JsonElement>(body), $"/{first.MessageId}/regenerate");

        Assert.Equal([field], (await ProblemAnswer.ReadAsync(response)).Body["errors"]!.AsObject().Select(error => error.Key));
    }
}
