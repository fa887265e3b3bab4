using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Providers.Calls;
using Xunit;

namespace StreamChat.Tests.Api.Providers;

/// <summary>How long, and how often, a provider is given another chance.</summary>
public sealed class RetryTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(0, 0.0, 0.0)]
    [InlineData(0, 1.0, 0.5)]
    [InlineData(1, 1.0, 1.0)]
    [InlineData(2, 0.5, 1.0)]
    [InlineData(10, 1.0, 8.0)]
    public void Next_IsFullJitter_UnderAnExponentialCeiling(int retry, double random, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryDelays.Next(retry, null, Long, random));

    [Theory]
    [InlineData(1.0, 1.5)]
    [InlineData(20.0, 20.5)]
    [InlineData(20.1, null)]
    [InlineData(3600.0, null)]
    public void Next_ObeysRetryAfter_UpToTwentySeconds(double retryAfter, double? seconds) =>
        Assert.Equal(
            seconds is { } wait ? TimeSpan.FromSeconds(wait) : null,
            RetryDelays.Next(0, TimeSpan.FromSeconds(retryAfter), Long, 1));

    [Fact]
    public void Next_IsNone_WhenItDoesNotFitTheBudget() =>
        Assert.Null(RetryDelays.Next(0, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5), 0));

    [Fact]
    public void Next_IsNeverEarlierThanTheProviderWants() => Prop
        .ForAll(ArbMap.Default.ArbFor<(byte Retry, byte After, byte Random)>(), given =>
        {
            var after = TimeSpan.FromSeconds(given.After % 21);
            var next = RetryDelays.Next(given.Retry % 10, after, Long, given.Random / 255.0);
            return next >= after && next <= after + TimeSpan.FromSeconds(8);
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void TryTake_HoldsRetriesAtATenthOfTheRequests_OnceTheReserveIsUsed()
    {
        RetryBudget budget = new();
        while (budget.TryTake())
        {
        }

        var retries = 0;
        for (var request = 0; request < 6000; request++)
        {
            budget.OnRequest();
            retries += budget.TryTake() ? 1 : 0;
        }

        Assert.Equal(600, retries);
    }
}
