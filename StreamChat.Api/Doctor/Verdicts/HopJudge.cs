using Microsoft.Extensions.Options;
using StreamChat.Api.Doctor.Hops;
using StreamChat.Api.Doctor.Probing;
using StreamChat.Api.Doctor.Sending;
using StreamChat.Api.Sse;

namespace StreamChat.Api.Doctor.Verdicts;

/// <summary>Says what is wrong at a hop by what came of its probe.</summary>
internal sealed class HopJudge(IOptions<SseOptions> sse)
{
    // A cut that comes this much later than our heartbeats never meets a living stream.
    private const double Margin = 1.2;

    // What no interval between frames is, however busy the machine.
    private const int LongPause = 3;

    internal HopReport Judge(HopName hop, ProbeRecord record, ProbeSchedule schedule)
    {
        var arrivals = record.Arrivals;
        var first = DeliveryJudge.Of(arrivals, ProbePhase.First);
        var last = DeliveryJudge.Of(arrivals, ProbePhase.Last);
        var heartbeat = DeliveryJudge.Heartbeat(arrivals);
        var isBuffered = DeliveryJudge.IsBuffered(first, last);
        var survived = DeliveryJudge.LongestSilence(arrivals);
        var cutAfter = CutAfter(record, schedule, isBuffered);

        List<Finding> findings = [];
        AddAnswer(findings, record);
        AddIf(findings, record.ContentEncoding is not null, () => Findings.Compression(record.ContentEncoding!));
        AddIf(findings, isBuffered, () => Findings.Buffering(first!, hop == HopName.Api));
        AddEnd(findings, record, schedule, Math.Max(survived, isBuffered ? 0 : cutAfter ?? 0), cutAfter);
        AddIf(findings, heartbeat == HeartbeatArrival.Lost, () => Findings.LostHeartbeat);
        return new HopReport(
            hop, findings.Count == 0 ? Verdict.Healthy : findings.Min(finding => finding.Verdict), findings,
            record.Status, record.HttpVersion?.ToString(), record.ContentEncoding, record.HeadersMs,
            arrivals.Count, schedule.Steps.Count, first, last, heartbeat,
            Math.Round(survived, 1), schedule.Steps.Max(step => step.Wait).TotalMilliseconds, cutAfter);
    }

    private static void AddAnswer(List<Finding> findings, ProbeRecord record)
    {
        AddIf(findings, record.End == ProbeEnd.Unreachable, () => Findings.Unreachable);
        AddIf(findings, record.End == ProbeEnd.Untrusted, () => Findings.Untrusted);
        AddIf(findings, record.End == ProbeEnd.NotAStream, () => Findings.NoStream(record.Status ?? 0));
        AddIf(findings, record.End == ProbeEnd.Late, () => record.Arrivals.Count == 0 ? Findings.Nothing : Findings.Stopped(record.Arrivals.Count));
    }

    private void AddEnd(List<Finding> findings, ProbeRecord record, ProbeSchedule schedule, double lived, double? cutAfter)
    {
        if (record.End != ProbeEnd.Ended || IsWhole(record, schedule))
        {
            return;
        }

        if (record.Arrivals.Count == 0)
        {
            // The first line leaves with the head.
            findings.Add(Findings.Nothing);
        }
        else if (cutAfter is not { } silence)
        {
            findings.Add(Findings.Cut(record.Arrivals.Count, schedule.Steps.Count));
        }
        else if (lived < Margin * sse.Value.Heartbeat.TotalMilliseconds)
        {
            findings.Add(Findings.IdleCut(silence, sse.Value.Heartbeat));
        }
    }

    /// <summary>How long nothing had been sent when the stream was cut; null when it was not, or not in a silence.</summary>
    private static double? CutAfter(ProbeRecord record, ProbeSchedule schedule, bool isBuffered)
    {
        if (record.End != ProbeEnd.Ended || record.Arrivals.Count == 0 || IsWhole(record, schedule))
        {
            return null;
        }

        var interval = schedule.Steps[1].Wait.TotalMilliseconds;
        var awaited = schedule.Steps[record.Arrivals[^1].Mark.Sequence + 1].Wait.TotalMilliseconds;
        var seen = record.EndedMs - record.Arrivals[^1].ArrivedMs;

        // What a buffer held back came only with the end, so that there the schedule tells, and else the clock.
        return isBuffered ? (awaited > interval ? awaited : null)
            : awaited > interval || seen > LongPause * interval ? Math.Round(seen, 1)
            : null;
    }

    private static bool IsWhole(ProbeRecord record, ProbeSchedule schedule) =>
        record.Arrivals.Count > 0 && record.Arrivals[^1].Mark.Sequence >= schedule.Steps.Count - 1;

    private static void AddIf(List<Finding> findings, bool applies, Func<Finding> finding)
    {
        if (applies)
        {
            findings.Add(finding());
        }
    }
}
