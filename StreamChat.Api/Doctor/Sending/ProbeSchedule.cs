namespace StreamChat.Api.Doctor.Sending;

/// <summary>What a probe stream sends and when: frames evenly apart, a lone comment, longer and longer silences, and even frames again.</summary>
internal sealed class ProbeSchedule
{
    // A pause that is told apart from the interval even where a machine is busy.
    private const int HeartbeatPause = 5;

    private ProbeSchedule(IReadOnlyList<ProbeStep> steps)
    {
        Steps = steps;
        Duration = steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Wait);
    }

    internal IReadOnlyList<ProbeStep> Steps { get; }

    /// <summary>From the first line to the last.</summary>
    internal TimeSpan Duration { get; }

    /// <summary>The schedule with the silences up to a bound.</summary>
    internal static ProbeSchedule Of(DoctorOptions options, TimeSpan longestSilence)
    {
        var silences = options.SilenceSecs.Order().Select(TimeSpan.FromSeconds).TakeWhile(silence => silence <= longestSilence);
        var pause = HeartbeatPause * options.Interval;
        return new ProbeSchedule(
        [
            new ProbeStep(TimeSpan.Zero, ProbePhase.First),
            .. Enumerable.Repeat(new ProbeStep(options.Interval, ProbePhase.First), options.Frames - 1),
            new ProbeStep(pause, ProbePhase.Heartbeat),
            new ProbeStep(pause, ProbePhase.AfterHeartbeat),
            .. silences.Select(silence => new ProbeStep(silence, ProbePhase.Silence)),
            .. Enumerable.Repeat(new ProbeStep(options.Interval, ProbePhase.Last), options.Frames),
        ]);
    }
}
