using StreamChat.Api.Doctor.Probing;
using StreamChat.Api.Doctor.Sending;

namespace StreamChat.Api.Doctor.Verdicts;

/// <summary>
/// Compares when lines arrived with when they were sent. Only relations count: a slow machine makes everything late, and what is late by
/// chance arrives together once; a buffer makes most frames arrive together, each time.
/// </summary>
internal static class DeliveryJudge
{
    // Frames whose gap has shrunk to less than this part of it came together.
    private const double Closed = 0.25;

    private const int EnoughGaps = 3;

    /// <summary>How the frames of a phase came; null when too few of them did.</summary>
    internal static Delivery? Of(IEnumerable<Arrival> arrivals, ProbePhase phase)
    {
        var frames = arrivals.Where(arrival => arrival.Mark.Phase == phase).ToArray();
        var gaps = frames.Zip(frames.Skip(1)).ToArray();
        return gaps.Length < EnoughGaps ? null : new Delivery(
            gaps.Length,
            gaps.Count(gap => HasClosed(gap.First, gap.Second)),
            Math.Round(frames[^1].Mark.SentMs - frames[0].Mark.SentMs, 1),
            Math.Round(frames[^1].ArrivedMs - frames[0].ArrivedMs, 1));
    }

    /// <summary>Whether frames are held back: most gaps have closed, at the beginning and at the end.</summary>
    internal static bool IsBuffered(Delivery? first, Delivery? last) => IsMostlyTogether(first) && (last is null || IsMostlyTogether(last));

    /// <summary>How the comment came; null when the stream did not get that far.</summary>
    internal static HeartbeatArrival? Heartbeat(IReadOnlyList<Arrival> arrivals)
    {
        Arrival? comment = null;
        foreach (var arrival in arrivals)
        {
            if (arrival.Mark.Phase == ProbePhase.Heartbeat)
            {
                comment = arrival;
            }
            else if (arrival.Mark.Phase == ProbePhase.AfterHeartbeat)
            {
                return comment is not { } came ? HeartbeatArrival.Lost
                    : HasClosed(came, arrival) ? HeartbeatArrival.Together
                    : HeartbeatArrival.Alone;
            }
        }

        return null;
    }

    /// <summary>The longest silence after which another line came.</summary>
    internal static double LongestSilence(IReadOnlyList<Arrival> arrivals) =>
        arrivals.Zip(arrivals.Skip(1), (before, after) => after.Mark.SentMs - before.Mark.SentMs).DefaultIfEmpty().Max();

    private static bool IsMostlyTogether(Delivery? delivery) => delivery is not null && 2 * delivery.Together > delivery.Gaps;

    private static bool HasClosed(Arrival first, Arrival second) =>
        second.ArrivedMs - first.ArrivedMs < Closed * (second.Mark.SentMs - first.Mark.SentMs);
}
