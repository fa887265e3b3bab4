using StreamChat.Simulator.Pacing;
using Xunit;

namespace StreamChat.Tests.Simulator.Pacing;

/// <summary>The pauses of a seed.</summary>
public sealed class PaceTests
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(80);

    [Fact]
    public void Next_IsTheSame_WhenTheSeedIs()
    {
        Assert.Equal(Pauses(7), Pauses(7));
        Assert.NotEqual(Pauses(7), Pauses(8));
    }

    [Fact]
    public void Next_StaysWithinItsBoundsAndUsesThem()
    {
        var pauses = Pauses(1, 2000);

        Assert.All(pauses, pause => Assert.InRange(pause, Shortest, Longest));
        Assert.Equal(51, pauses.Distinct().Count());
    }

    [Fact]
    public void SeedOf_IsTheRequests_WhenItHasOne()
    {
        Assert.Equal(Seed.Of(1, "a", 0), Seed.Of(1, "b", 0));
        Assert.NotEqual(Seed.Of(1, "a", 0), Seed.Of(2, "a", 0));
        Assert.NotEqual(Seed.Of(null, "a", 0), Seed.Of(null, "b", 0));
        Assert.NotEqual(Seed.Of(null, "a", 0), Seed.Of(null, "a", 1));
    }

    [Fact]
    public void SeedOf_DoesNotDependOnTheProcess()
    {
        Assert.Equal(17_575_560_079_636_620_544UL, Seed.Of(null, "hello", 0));
    }

    private static List<TimeSpan> Pauses(ulong seed, int count = 50)
    {
        Pace pace = new(seed, Shortest, Longest);
        return [.. Enumerable.Range(0, count).Select(_ => pace.Next())];
    }
}
