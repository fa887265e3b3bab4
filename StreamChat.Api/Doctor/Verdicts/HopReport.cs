using StreamChat.Api.Doctor.Hops;

namespace StreamChat.Api.Doctor.Verdicts;

/// <summary>What was seen at one hop.</summary>
/// <param name="Hop">Which.</param>
/// <param name="Verdict">The first finding's, or healthy.</param>
/// <param name="Findings">Everything that is wrong.</param>
/// <param name="Status">The status of the answer, when one came.</param>
/// <param name="HttpVersion">What the probe was answered in: <c>1.1</c>, <c>2.0</c>.</param>
/// <param name="ContentEncoding">How the answer was compressed, when it was; compression was accepted.</param>
/// <param name="TimeToHeadersMs">From the request to the answer's head.</param>
/// <param name="Frames">Lines that arrived, the comment too.</param>
/// <param name="FramesSent">Lines that a whole stream has.</param>
/// <param name="First">How the first frames came.</param>
/// <param name="Last">How the last frames came.</param>
/// <param name="Heartbeat">How the lone comment came.</param>
/// <param name="SilenceSurvivedMs">The longest silence after which the stream went on.</param>
/// <param name="SilenceTriedMs">The longest silence that there was to survive.</param>
/// <param name="CutAfterMs">After how long a silence the stream was cut, when it was.</param>
internal sealed record HopReport(
    HopName Hop,
    Verdict Verdict,
    IReadOnlyList<Finding> Findings,
    int? Status,
    string? HttpVersion,
    string? ContentEncoding,
    double? TimeToHeadersMs,
    int Frames,
    int FramesSent,
    Delivery? First,
    Delivery? Last,
    HeartbeatArrival? Heartbeat,
    double SilenceSurvivedMs,
    double SilenceTriedMs,
    double? CutAfterMs);
