using StreamChat.Api.Doctor.Sending;

namespace StreamChat.Api.Doctor.Probing;

/// <summary>A line of a probe stream as it came.</summary>
/// <param name="Mark">What it says of itself.</param>
/// <param name="ArrivedMs">When it came, since the probe was sent.</param>
internal readonly record struct Arrival(ProbeMark Mark, double ArrivedMs);
