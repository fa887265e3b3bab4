namespace StreamChat.Bench.Experiments;

/// <summary>The experiments' names, as tables and goals use them.</summary>
internal static class ExperimentNames
{
    internal const string Start = "start";
    internal const string Burst64 = "burst64";
    internal const string Burst512 = "burst512";
    internal const string Paced500 = "paced500";
    internal const string First1 = "ttft1";
    internal const string First32 = "ttft32";
    internal const string Hold5000 = "hold5000";
    internal const string Hold9500 = "hold9500";
    internal const string Short = "answers-of-200";
    internal const string Long = "answers-of-1600";
    internal const string Telemetry64 = "telemetry64";
    internal const string Telemetry512 = "telemetry512";
    internal const string TelemetryPaced = "telemetry-paced500";
}
