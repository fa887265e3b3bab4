namespace StreamChat.Bench.Reports;

/// <summary>How a goal stands.</summary>
internal enum Verdict
{
    NotMeasured,
    Met,
    Missed,
}
