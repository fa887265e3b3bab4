namespace StreamChat.Api.Doctor.Sending;

/// <summary>One line of a probe stream.</summary>
/// <param name="Wait">The silence before it.</param>
/// <param name="Phase">What it shows.</param>
internal readonly record struct ProbeStep(TimeSpan Wait, ProbePhase Phase);
