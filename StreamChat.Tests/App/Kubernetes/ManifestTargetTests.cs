using System.Text.Json.Nodes;
using Xunit;
using static StreamChat.Tests.App.Kubernetes.ManifestSet;

namespace StreamChat.Tests.App.Kubernetes;

/// <summary>Whatever names something else names something that is there: the port, the pods, the object.</summary>
public sealed class ManifestTargetTests(PublishedApplication published) : IClassFixture<PublishedApplication>
{
    public static TheoryData<string, string[]> Combinations => ManifestRuleTests.Combinations;

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Workload_FindsItsOwnPodsAccountSettingsAndPriority(string folder, string[] components)
    {
        var set = published.Render(folder, components);

        Assert.All(set.Workloads, workload =>
        {
            Assert.Equal([workload], set.Select(workload["spec"]!["selector"]));
            var pod = PodOf(workload);
            Assert.False((bool)set.Get("ServiceAccount", (string)pod["serviceAccountName"]!)["automountServiceAccountToken"]!);
            Assert.True(pod["priorityClassName"] is not { } priority || set.Find("PriorityClass", (string)priority!) is not null);
            Assert.All(ContainersOf(workload).SelectMany(container => container["envFrom"]?.AsArray() ?? []), source => set.Get("ConfigMap", (string)source!["configMapRef"]!["name"]!));
            Assert.All(pod["volumes"]!.AsArray().Where(volume => volume!["configMap"] is not null), volume =>
            {
                var data = set.Get("ConfigMap", (string)volume!["configMap"]!["name"]!)["data"]!.AsObject();
                Assert.All(volume["configMap"]!["items"]!.AsArray(), item => Assert.NotNull(data[(string)item!["key"]!]));
            });
            string[] volumes = [.. Names(pod["volumes"]), .. Names(workload["spec"]!["volumeClaimTemplates"], "metadata")];
            Assert.All(ContainersOf(workload).SelectMany(container => container["volumeMounts"]!.AsArray()), mount => Assert.Contains((string)mount!["name"]!, volumes));
        });
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Probes_AskPortsThatAreDeclared(string folder, string[] components) =>
        Assert.All(published.Render(folder, components).Workloads, workload => Assert.All(ContainersOf(workload), container =>
        {
            var ports = PortsOf(workload);
            foreach (var probe in new[] { "startupProbe", "livenessProbe", "readinessProbe" }.Select(name => container[name]).OfType<JsonNode>())
            {
                var port = (string?)(probe["httpGet"] ?? probe["tcpSocket"])?["port"];
                Assert.True(port is null ? probe["exec"] is not null : ports.ContainsKey(port));
                Assert.True(probe["httpGet"] is not { } request || (string?)request["scheme"] is "HTTP");
            }
        }));

    [Fact]
    public void Probes_OfServicesAskTheManagementPort_AndLivenessAsksOfNobodyElse() =>
        Assert.All(published.Render("base").Of("Deployment").Select(workload => ContainersOf(workload).Single()), container =>
        {
            Assert.All(new[] { "startupProbe", "livenessProbe", "readinessProbe" }, probe => Assert.Equal("management", (string?)container[probe]!["httpGet"]!["port"]));
            Assert.Equal("/health", (string?)container["livenessProbe"]!["httpGet"]!["path"]);
            Assert.Equal("/health/ready", (string?)container["readinessProbe"]!["httpGet"]!["path"]);
        });

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Services_AndBudgetsLeadToPods(string folder, string[] components)
    {
        var set = published.Render(folder, components);

        Assert.All(set.Of("Service"), service =>
        {
            var workload = Assert.Single(set.Workloads, candidate => service["spec"]!["selector"]!.AsObject().All(label => (string?)LabelsOf(candidate)[label.Key] == (string?)label.Value));
            Assert.All(service["spec"]!["ports"]!.AsArray(), port => Assert.Equal((int)port!["port"]!, PortsOf(workload)[(string)port["targetPort"]!]));
            Assert.DoesNotContain(service["spec"]!["ports"]!.AsArray(), port => (string?)port!["name"] == "management");
        });
        Assert.All(set.Of("StatefulSet"), workload => Assert.Equal("None", (string?)set.Get("Service", (string)workload["spec"]!["serviceName"]!)["spec"]!["clusterIP"]));
        Assert.All(set.Workloads.Where(workload => KindOf(workload) != "ReplicaSet"), workload =>
            Assert.Single(set.Of("PodDisruptionBudget"), budget => set.Select(budget["spec"]!["selector"]).SequenceEqual([workload])));
        Assert.All(set.Of("PodDisruptionBudget"), budget => Assert.Equal((1, "AlwaysAllow"), ((int)budget["spec"]!["maxUnavailable"]!, (string?)budget["spec"]!["unhealthyPodEvictionPolicy"])));
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Scalers_AndMonitorsLeadToPods(string folder, string[] components)
    {
        var set = published.Render(folder, components);

        Assert.All(set.Of("HorizontalPodAutoscaler"), scaler =>
        {
            var spec = scaler["spec"]!;
            set.Get((string)spec["scaleTargetRef"]!["kind"]!, (string)spec["scaleTargetRef"]!["name"]!);
            Assert.Equal("streamchat_open_streams", (string?)spec["metrics"]![0]!["pods"]!["metric"]!["name"]);
            Assert.Equal("cpu", (string?)spec["metrics"]![1]!["resource"]!["name"]);
            Assert.True((int)spec["minReplicas"]! >= 3 && (int)spec["maxReplicas"]! > (int)spec["minReplicas"]!);
            Assert.Equal((0, 300), ((int)spec["behavior"]!["scaleUp"]!["stabilizationWindowSeconds"]!, (int)spec["behavior"]!["scaleDown"]!["stabilizationWindowSeconds"]!));
        });
        Assert.All(set.Of("ScaledObject"), scaler =>
        {
            set.Get("Deployment", (string)scaler["spec"]!["scaleTargetRef"]!["name"]!);
            Assert.Contains($"streamchat_open_streams{{namespace=\"streamchat\",pod=~\"{NameOf(scaler)}-.*\"}}", (string?)scaler["spec"]!["triggers"]![0]!["metadata"]!["query"], StringComparison.Ordinal);
        });
        Assert.All(set.Of("PodMonitor"), monitor =>
            Assert.Contains((string)monitor["spec"]!["podMetricsEndpoints"]![0]!["port"]!, PortsOf(Assert.Single(set.Select(monitor["spec"]!["selector"])))));
        if (components.Contains("keda"))
        {
            Assert.Empty(set.Of("HorizontalPodAutoscaler"));
            Assert.Equal(2, set.Of("ScaledObject").Count());
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Routes_LeadToAServicesPort(string folder, string[] components)
    {
        var set = published.Render(folder, components);

        Assert.All(set.Of("HTTPRoute"), route =>
        {
            set.Get("Gateway", (string)route["spec"]!["parentRefs"]![0]!["name"]!);
            var backend = route["spec"]!["rules"]![0]!["backendRefs"]![0]!;
            Assert.Contains(set.Get("Service", (string)backend["name"]!)["spec"]!["ports"]!.AsArray(), port => (int)port!["port"]! == (int)backend["port"]!);
        });
        Assert.All(set.Of("Ingress"), ingress =>
        {
            Assert.Equal((string?)ingress["spec"]!["rules"]![0]!["host"], (string?)ingress["spec"]!["tls"]![0]!["hosts"]![0]);
            var backend = ingress["spec"]!["rules"]![0]!["http"]!["paths"]![0]!["backend"]!["service"]!;
            Assert.Contains(set.Get("Service", (string)backend["name"]!)["spec"]!["ports"]!.AsArray(), port => (string?)port!["name"] == (string?)backend["port"]!["name"]);
        });
        Assert.Equal(components.Contains("ingress") ? 1 : 0, set.Of("Ingress").Count());
        Assert.True(!components.Contains("ingress") || !set.Of("HTTPRoute").Concat(set.Of("Gateway")).Any());
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void ExternalSecrets_MakeWhatPodsMount(string folder, string[] components)
    {
        var set = published.Render(folder, components);
        var wanted = set.Workloads.SelectMany(workload => PodOf(workload)["volumes"]!.AsArray()).Select(volume => (string?)volume!["secret"]?["secretName"]).OfType<string>();

        if (components.Contains("external-secrets"))
        {
            Assert.Equal(wanted.Where(name => name != "dashboard-secrets").Order(), set.Of("ExternalSecret").Select(secret => (string)secret["spec"]!["target"]!["name"]!).Order());
        }
    }

    // Not among the combinations that the checkers see: they do not know the kind, which is of no release of Kubernetes.
    [Fact]
    public void VpaExample_OnlyRecommends_AndOnlyForWhatIsNotScaledByNumber()
    {
        var set = published.Render("overlays/production", "vpa-example");

        Assert.NotEmpty(set.Of("VerticalPodAutoscaler"));
        Assert.All(set.Of("VerticalPodAutoscaler"), scaler =>
        {
            Assert.Equal("Off", (string?)scaler["spec"]!["updatePolicy"]!["updateMode"]);
            set.Get((string)scaler["spec"]!["targetRef"]!["kind"]!, (string)scaler["spec"]!["targetRef"]!["name"]!);
            Assert.Null(set.Find("HorizontalPodAutoscaler", (string)scaler["spec"]!["targetRef"]!["name"]!));
        });
    }

    private static IEnumerable<string> Names(JsonNode? list, string? below = null) =>
        list?.AsArray().Select(item => (string)(below is null ? item! : item![below]!)["name"]!) ?? [];
}
