namespace StreamChat.Api.Doctor.Verdicts;

/// <summary>The answer of <c>GET /api/doctor</c>.</summary>
/// <param name="Verdict">What to mend first, or healthy.</param>
/// <param name="Summary">The same in plain words, and where it is.</param>
/// <param name="Hops">What was seen at each hop, from the inside out.</param>
/// <param name="RequestId">By which it is found in the logs.</param>
internal sealed record DoctorReport(Verdict Verdict, string Summary, IReadOnlyList<HopReport> Hops, string RequestId);
