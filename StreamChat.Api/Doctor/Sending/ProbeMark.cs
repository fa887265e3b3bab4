namespace StreamChat.Api.Doctor.Sending;

/// <summary>What each line of a probe stream carries, a comment too.</summary>
/// <param name="Sequence">Its place in the schedule, from 0.</param>
/// <param name="Phase">What it shows.</param>
/// <param name="SentMs">When it was sent, since the stream began.</param>
internal sealed record ProbeMark(int Sequence, ProbePhase Phase, double SentMs);
