namespace StreamChat.AppHost.Kubernetes;

/// <summary>
/// Scales by open streams: at once up, slowly down. CPU is a second metric that only guards scaling up: while one of the two is not to be had, the
/// other still adds pods, and nothing is taken away. That costs money and no answers; an alert on the missing metric ends it.
/// </summary>
internal static class StreamAutoscaler
{
    private const string Metric = "streamchat_open_streams";
    private const int LeastPods = 3;
    private const int SecondsBeforeDown = 300;

    /// <summary>For a Deployment, up to so many pods with so many streams each.</summary>
    internal static ManifestObject For(string deployment, int streamsPerPod, int mostPods) => new("autoscaling/v2", "HorizontalPodAutoscaler")
    {
        Metadata = { Name = deployment },
        Spec =
        {
            ["scaleTargetRef"] = new Dictionary<string, object> { ["apiVersion"] = "apps/v1", ["kind"] = "Deployment", ["name"] = deployment },
            ["minReplicas"] = LeastPods,
            ["maxReplicas"] = mostPods,
            ["metrics"] = new object[] { Streams(streamsPerPod), Cpu() },
            ["behavior"] = new Dictionary<string, object> { ["scaleUp"] = Up(), ["scaleDown"] = Down() },
        },
    };

    private static Dictionary<string, object> Streams(int perPod) => new()
    {
        ["type"] = "Pods",
        ["pods"] = new Dictionary<string, object>
        {
            ["metric"] = new Dictionary<string, object> { ["name"] = Metric },
            ["target"] = new Dictionary<string, object> { ["type"] = "AverageValue", ["averageValue"] = $"{perPod}" },
        },
    };

    private static Dictionary<string, object> Cpu() => new()
    {
        ["type"] = "Resource",
        ["resource"] = new Dictionary<string, object>
        {
            ["name"] = "cpu",
            ["target"] = new Dictionary<string, object> { ["type"] = "Utilization", ["averageUtilization"] = 80 },
        },
    };

    private static Dictionary<string, object> Up() => new()
    {
        ["stabilizationWindowSeconds"] = 0,
        ["selectPolicy"] = "Max",
        ["policies"] = new object[] { Policy("Percent", 100, 15), Policy("Pods", 10, 15) },
    };

    private static Dictionary<string, object> Down() => new()
    {
        ["stabilizationWindowSeconds"] = SecondsBeforeDown,
        ["selectPolicy"] = "Min",
        ["policies"] = new object[] { Policy("Percent", 10, 60), Policy("Pods", 1, 60) },
    };

    private static Dictionary<string, object> Policy(string type, int value, int seconds) =>
        new() { ["type"] = type, ["value"] = value, ["periodSeconds"] = seconds };
}
