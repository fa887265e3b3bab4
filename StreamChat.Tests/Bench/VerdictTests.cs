using StreamChat.Bench.Load;
using StreamChat.Bench.Reports;
using StreamChat.Bench.Results;
using Xunit;

namespace StreamChat.Tests.Bench;

/// <summary>How figures become verdicts and a page.</summary>
public sealed class VerdictTests
{
    [Theory]
    [InlineData(1.5, false, "Met")]
    [InlineData(1.6, false, "Met")]
    [InlineData(1.7, false, "Missed")]
    [InlineData(1.5, true, "Missed")]
    [InlineData(1.7, true, "Met")]
    [InlineData(null, false, "NotMeasured")]
    public void Verdict_ComparesTheFigureWithTheLimit(double? figure, bool isLeast, string expected) =>
        Assert.Equal(expected, new Goal("goal", 1.6, "×", _ => figure, isLeast).Judge(new FigureTable()).ToString());

    [Fact]
    public void Ratio_IsTheMedianOfTheRoundsOwnRatios()
    {
        var table = new FigureTable();
        double[] ours = [20, 60, 26], nginx = [10, 40, 13];
        for (var round = 0; round < ours.Length; round++)
        {
            table.Add(new("api", "paced500", Measures.Cpu), round, ours[round]);
            table.Add(new("nginx", "paced500", Measures.Cpu), round, nginx[round]);
        }

        Assert.Equal(2, table.Ratio("api", "nginx", "paced500", Measures.Cpu));
        Assert.Equal(13, table.Added("api", "nginx", "paced500", Measures.Cpu));
        Assert.Equal(26, table.Median("api", "paced500", Measures.Cpu));
        Assert.Null(table.Ratio("api", "node", "paced500", Measures.Cpu));
    }

    [Fact]
    public void Ratio_LeavesOutRoundsThatOneOfThemLacks()
    {
        var table = new FigureTable();
        table.Add(new("api", "burst64", Measures.Cpu), 0, 30);
        table.Add(new("api", "burst64", Measures.Cpu), 1, 20);
        table.Add(new("nginx", "burst64", Measures.Cpu), 1, 10);

        Assert.Equal(2, table.Ratio("api", "nginx", "burst64", Measures.Cpu));
    }

    [Fact]
    public void Failures_AreCountedOverAllMeasurements()
    {
        var table = new FigureTable();
        table.Add(new("api", "burst64", Measures.Failed), 0, 2);
        table.Add(new("run", "paced500", Measures.Failed), 1, 1);

        Assert.Equal(3, table.Failed);
    }

    [Fact]
    public void Percentile_IsWithinTwoPercent()
    {
        var times = new Histogram();
        for (var microseconds = 1; microseconds <= 10_000; microseconds++)
        {
            times.Add(microseconds);
        }

        Assert.InRange(times.Percentile(0.5)!.Value, 4.9, 5.1);
        Assert.InRange(times.Percentile(0.99)!.Value, 9.7, 10.1);
        Assert.Null(new Histogram().Percentile(0.5));
    }

    [Fact]
    public void Page_KeepsWhatPeopleWrote()
    {
        var page = $"# Before\n\n{ReportFile.Begin}\nold\n{ReportFile.End}\n\nafter\n";

        Assert.Equal($"# Before\n\n{ReportFile.Begin}\nnew\n{ReportFile.End}\n\nafter\n", ReportFile.Replace(page, "new\n"));
    }
}
