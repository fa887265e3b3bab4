using StreamChat.Api.Conversations.Context;
using StreamChat.Api.Providers.Requests;
using Xunit;

namespace StreamChat.Tests.Api.Conversations.Sending;

/// <summary>What is left out of a branch that is too long.</summary>
public sealed class ContextTrimmerTests
{
    // 4 bytes are a token, and each message has 4 more: ten tokens each.
    private const string TenTokens = "123456789012345678901234";

    private static readonly ProviderMessage[] ThreeTurns =
    [
        ProviderMessage.User(TenTokens), ProviderMessage.Assistant(TenTokens),
        ProviderMessage.User(TenTokens), ProviderMessage.Assistant(TenTokens),
        ProviderMessage.User(TenTokens),
    ];

    [Theory]
    [InlineData(50, 0)]
    [InlineData(49, 2)]
    [InlineData(30, 2)]
    [InlineData(29, 4)]
    [InlineData(1, 4)]
    public void Fit_DropsTheOldestTurnsWhole_WhenTheBudgetIsTooSmall(long budget, int dropped)
    {
        var context = ContextTrimmer.Fit(null, ThreeTurns, lastTurn: 4, budget);

        Assert.Equal(dropped, context.Dropped);
        Assert.Equal(ThreeTurns[dropped..], context.Messages);
    }

    [Fact]
    public void Fit_KeepsTheSystemPrompt_WhenAlmostNothingFits()
    {
        var context = ContextTrimmer.Fit(TenTokens, ThreeTurns, lastTurn: 4, budget: 1);

        Assert.Equal([ProviderMessage.System(TenTokens), ProviderMessage.User(TenTokens)], context.Messages);
        Assert.Equal(4, context.Dropped);
    }

    [Fact]
    public void Fit_CountsTheSystemPrompt()
    {
        Assert.Equal(0, ContextTrimmer.Fit(TenTokens, ThreeTurns, lastTurn: 4, budget: 60).Dropped);
        Assert.Equal(2, ContextTrimmer.Fit(TenTokens, ThreeTurns, lastTurn: 4, budget: 59).Dropped);
    }

    [Fact]
    public void Fit_KeepsTheWholeLastTurn_WhenAnAnswerIsContinued()
    {
        ProviderMessage[] branch = [.. ThreeTurns, ProviderMessage.Assistant("half"), ProviderMessage.User("go on")];

        var context = ContextTrimmer.Fit(null, branch, lastTurn: 4, budget: 1);

        Assert.Equal(branch[4..], context.Messages);
    }

    [Fact]
    public void Fit_LooksForNothingOlder_WhenATurnDoesNotFit()
    {
        ProviderMessage[] branch = [ProviderMessage.User("hi"), ProviderMessage.User(new string('x', 4000)), ProviderMessage.User("last")];

        Assert.Equal([branch[2]], ContextTrimmer.Fit(null, branch, lastTurn: 2, budget: 100).Messages);
    }

    [Theory]
    [InlineData("", 4)]
    [InlineData("four", 5)]
    [InlineData("fours", 6)]
    [InlineData("日本", 6)]
    public void Estimate_IsAQuarterOfTheBytesRoundedUp(string text, long tokens) => Assert.Equal(tokens, TokenEstimate.Of(text));
}
