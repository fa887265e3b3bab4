using System.Text;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Models;
using Xunit;

namespace StreamChat.Tests.Api.Providers.Answers;

/// <summary>What a provider sends in one piece is taken only if it is what it should be.</summary>
public sealed class WholeAnswerTests
{
    [Fact]
    public void Answer_IsWhole_WhenEveryChoiceHasAFinishReason()
    {
        var answer = Read("""{"model":"anthropic\/claude-3","choices":[{"finish_reason":"length"},{"finish_reason":"stop"}]}""").Value;

        Assert.Equal(("anthropic/claude-3", "length"), (answer?.Model, answer?.End.FinishReason));
    }

    [Theory]
    [InlineData("""{"choices":[{"index":0,"finish_reason":"stop"},{"index":1,"finish_reason":null}]}""")]
    [InlineData("""{"choices":[{"index":0}]}""")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"error":{"code":"\ud800"}}""")]
    [InlineData("[]")]
    public void Answer_Fails_WhenItIsNotWhole(string json) => Assert.Equal("provider_dropped", Read(json).Failure?.Code.Code);

    [Theory]
    [InlineData("""{"data":[{"id":"\ud800"}]}""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("<html>")]
    public void ModelList_Fails_WhenItIsNone(string json) =>
        Assert.Equal("provider_unavailable", ModelListParser.Read(Encoding.UTF8.GetBytes(json)).Failure?.Code.Code);

    private static ProviderOutcome<WholeAnswer> Read(string json) => WholeAnswer.Read(Encoding.UTF8.GetBytes(json));
}
