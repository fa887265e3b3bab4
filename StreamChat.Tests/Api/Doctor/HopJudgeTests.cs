using Microsoft.Extensions.Options;
using StreamChat.Api.Doctor;
using StreamChat.Api.Doctor.Hops;
using StreamChat.Api.Doctor.Probing;
using StreamChat.Api.Doctor.Sending;
using StreamChat.Api.Doctor.Verdicts;
using StreamChat.Api.Sse;
using Xunit;

namespace StreamChat.Tests.Api.Doctor;

/// <summary>What is said of a probe by when its lines were sent and came.</summary>
public sealed class HopJudgeTests
{
    private static readonly ProbeSchedule Schedule = ProbeSchedule.Of(new DoctorOptions(), TimeSpan.FromSeconds(15));

    [Fact]
    public void Schedule_HasTheSilencesUpToTheBound()
    {
        Assert.Equal([1, 5, 15], Schedule.Steps.Where(step => step.Phase == ProbePhase.Silence).Select(step => step.Wait.TotalSeconds));
        Assert.DoesNotContain(ProbeSchedule.Of(new DoctorOptions(), TimeSpan.Zero).Steps, step => step.Phase == ProbePhase.Silence);
    }

    [Fact]
    public void Verdict_IsHealthy_WhenLinesComeAsTheyAreSent()
    {
        var report = Judge(Probe(sent => sent + 3));

        Assert.Equal((Verdict.Healthy, HeartbeatArrival.Alone), (report.Verdict, report.Heartbeat));
        Assert.Equal(new Delivery(7, 0, 700, 700), report.First);
        Assert.Equal((15_000.0, 15_000.0), (report.SilenceSurvivedMs, report.SilenceTriedMs));
        Assert.Empty(report.Findings);
    }

    [Fact]
    public void Verdict_IsHealthy_WhenEverythingIsSlow() => Assert.Equal(Verdict.Healthy, Judge(Probe(sent => 400 + (1.7 * sent))).Verdict);

    [Theory]
    [InlineData(0, 650)]
    [InlineData(22_000, 23_000)]
    public void Verdict_IsHealthy_WhenTheMachineStoodStillOnce(double from, double to) =>
        Assert.Equal(Verdict.Healthy, Judge(Probe(sent => sent >= from && sent < to ? to : sent)).Verdict);

    [Fact]
    public void Verdict_IsBuffering_WhenAllComesAtTheEnd()
    {
        var report = Judge(Probe(_ => Schedule.Duration.TotalMilliseconds));

        Assert.Equal((Verdict.Buffering, HeartbeatArrival.Together), (report.Verdict, report.Heartbeat));
        Assert.Equal(new Delivery(7, 7, 700, 0), report.First);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1000)]
    public void Verdict_IsBuffering_WhenLinesAreGathered(double period) =>
        Assert.Equal(Verdict.Buffering, Judge(Probe(sent => Math.Ceiling((sent + 1) / period) * period)).Verdict);

    [Fact]
    public void Verdict_IsAnIdleCut_WhenTheStreamEndsInASilence()
    {
        var record = Probe(sent => sent, sent => sent < 8000);
        record.EndedMs = record.Arrivals[^1].ArrivedMs + 3000;

        var report = Judge(record);

        Assert.Equal((Verdict.IdleCut, 3000.0), (report.Verdict, report.CutAfterMs));
        Assert.Contains("3.0 s", report.Findings.Single().Says, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_IsNoFault_WhenItComesLaterThanHeartbeats()
    {
        var record = Probe(sent => sent, sent => sent < 8000);
        record.EndedMs = record.Arrivals[^1].ArrivedMs + 14_000;

        var report = Judge(record);

        Assert.Equal((Verdict.Healthy, 14_000.0, 5000.0), (report.Verdict, report.CutAfterMs, report.SilenceSurvivedMs));
    }

    [Fact]
    public void Verdict_IsACut_WhenFramesWereUnderWay()
    {
        var record = Probe(sent => sent, sent => sent < 450);
        record.EndedMs = record.Arrivals[^1].ArrivedMs + 20;

        Assert.Equal(Verdict.Cut, Judge(record).Verdict);
    }

    [Fact]
    public void Verdict_IsALostHeartbeat_WhenOnlyDataComes()
    {
        var record = Probe(sent => sent);
        record.Arrivals.RemoveAll(arrival => arrival.Mark.Phase == ProbePhase.Heartbeat);

        Assert.Equal((Verdict.LostHeartbeat, HeartbeatArrival.Lost), (Judge(record).Verdict, Judge(record).Heartbeat));
    }

    [Fact]
    public void Verdict_SaysWhyNothingCame()
    {
        Assert.Equal(Verdict.Unreachable, VerdictOf(ProbeEnd.Unreachable, null));
        Assert.Equal(Verdict.Unreachable, VerdictOf(ProbeEnd.Untrusted, null));
        Assert.Equal(Verdict.NoStream, VerdictOf(ProbeEnd.NotAStream, 404));
        Assert.Equal(Verdict.Buffering, VerdictOf(ProbeEnd.Late, 200));
    }

    [Fact]
    public void Summary_NamesThePlace_WhereAFaultBegins()
    {
        var (healthy, sick) = (Probe(sent => sent), Probe(_ => 30_000));

        var outside = Summary.Of([Judge(healthy), Judge(healthy, HopName.Gateway), Judge(sick, HopName.Public)], "id");
        var inside = Summary.Of([Judge(healthy), Judge(sick, HopName.Gateway), Judge(sick, HopName.Public)], "id");

        Assert.StartsWith("Buffering before the gateway", outside.Summary, StringComparison.Ordinal);
        Assert.StartsWith("Buffering at the gateway", inside.Summary, StringComparison.Ordinal);
        Assert.Equal(Verdict.Buffering, outside.Verdict);
    }

    private static HopReport Judge(ProbeRecord record, HopName hop = HopName.Api) =>
        new HopJudge(Options.Create(new SseOptions())).Judge(hop, record, Schedule);

    private static Verdict VerdictOf(ProbeEnd end, int? status) => Judge(new ProbeRecord { End = end, Status = status }).Verdict;

    /// <summary>A probe whose lines were sent as planned and came when the test says.</summary>
    private static ProbeRecord Probe(Func<double, double> arrivals, Func<double, bool>? isSent = null)
    {
        var record = new ProbeRecord { Status = 200, HeadersMs = 1, HttpVersion = new Version(1, 1), End = ProbeEnd.Ended };
        var sent = 0.0;
        foreach (var (sequence, step) in Schedule.Steps.Index())
        {
            sent += step.Wait.TotalMilliseconds;
            if (isSent?.Invoke(sent) != false)
            {
                record.Arrivals.Add(new Arrival(new ProbeMark(sequence, step.Phase, sent), arrivals(sent)));
            }
        }

        record.EndedMs = record.Arrivals[^1].ArrivedMs + 1;
        return record;
    }
}
