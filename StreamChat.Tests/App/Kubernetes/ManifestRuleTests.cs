using System.Text.Json.Nodes;
using Xunit;
using static StreamChat.Tests.App.Kubernetes.ManifestSet;

namespace StreamChat.Tests.App.Kubernetes;

/// <summary>What platform teams' checkers ask of every workload, in every way of applying it.</summary>
public sealed class ManifestRuleTests(PublishedApplication published) : IClassFixture<PublishedApplication>
{
    private const int LeastUser = 10_000;

    public static TheoryData<string, string[]> Combinations
    {
        get
        {
            var data = new TheoryData<string, string[]>();
            foreach (var (folder, components) in PublishedApplication.Combinations)
            {
                data.Add(folder, components);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Pods_AreRestricted(string folder, string[] components) => Assert.All(published.Render(folder, components).Workloads, workload =>
    {
        var pod = PodOf(workload);
        var security = pod["securityContext"]!;
        Assert.True((bool)security["runAsNonRoot"]!);
        Assert.True((int)security["runAsUser"]! > LeastUser && (int)security["runAsGroup"]! > LeastUser);
        Assert.Equal("RuntimeDefault", (string?)security["seccompProfile"]!["type"]);
        Assert.False((bool)pod["automountServiceAccountToken"]!);
        Assert.False((bool)pod["enableServiceLinks"]!);
        Assert.Empty(pod.Select(entry => entry.Key).Intersect(["hostNetwork", "hostPID", "hostIPC", "hostAliases", "serviceAccount"]));
        Assert.All(pod["volumes"]!.AsArray(), volume => Assert.Single(volume!.AsObject().Select(entry => entry.Key).Intersect(["configMap", "emptyDir", "secret"])));
    });

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Containers_AreRestrictedAndSized(string folder, string[] components) =>
        Assert.All(published.Render(folder, components).Workloads.SelectMany(ContainersOf), container =>
        {
            var security = container["securityContext"]!;
            Assert.False((bool)security["allowPrivilegeEscalation"]!);
            Assert.True((bool)security["readOnlyRootFilesystem"]!);
            Assert.Equal(["ALL"], security["capabilities"]!["drop"]!.AsArray().Select(item => (string)item!));
            foreach (var amount in new[] { "cpu", "memory", "ephemeral-storage" })
            {
                Assert.NotNull(container["resources"]!["requests"]![amount]);
                Assert.NotNull(container["resources"]!["limits"]![amount]);
            }

            Assert.Equal((string?)container["resources"]!["requests"]!["memory"], (string?)container["resources"]!["limits"]!["memory"]);
            Assert.Matches(@":[^/:]+$", (string?)container["image"]);
            Assert.DoesNotContain(":latest", (string?)container["image"], StringComparison.Ordinal);
            Assert.Contains(container["volumeMounts"]!.AsArray(), mount => (string?)mount!["mountPath"] == "/tmp");
            Assert.All(container["ports"]!.AsArray(), port => Assert.True((int)port!["containerPort"]! > 1023 && port["hostPort"] is null));
        });

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Environment_HoldsNoSecret(string folder, string[] components)
    {
        var set = published.Render(folder, components);

        Assert.Empty(set.Of("Secret"));
        Assert.All(set.Of("ConfigMap").SelectMany(map => map["data"]!.AsObject()), entry => Assert.DoesNotMatch("(?i)(_KEY|PASSWORD|SECRET|CREDENTIAL)$", entry.Key));
        Assert.All(set.Workloads.SelectMany(ContainersOf), container =>
        {
            var names = (container["env"]?.AsArray() ?? []).Select(variable => (string)variable!["name"]!).ToArray();
            Assert.Equal(names.Distinct(), names);
            Assert.All(container["envFrom"]?.AsArray() ?? [], source => Assert.Null(source!["secretRef"]));
        });
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Workloads_AreSpreadLabelledAndAtLeastTwo(string folder, string[] components)
    {
        var set = published.Render(folder, components);

        Assert.All(set.Workloads.Where(workload => KindOf(workload) != "ReplicaSet"), workload =>
        {
            var spec = workload["spec"]!.AsObject();
            Assert.Equal(
                ["topology.kubernetes.io/zone", "kubernetes.io/hostname"],
                PodOf(workload)["topologySpreadConstraints"]!.AsArray().Select(constraint => (string)constraint!["topologyKey"]!));
            Assert.NotNull(PodOf(workload)["priorityClassName"]);
            Assert.All(new[] { "name", "instance", "part-of", "version" }, label => Assert.NotNull(LabelsOf(workload)[$"app.kubernetes.io/{label}"]));
            Assert.Null(spec["selector"]!["matchLabels"]!["app.kubernetes.io/version"]);
            Assert.Matches("^[0-9a-f]{64}$", (string?)spec["template"]!["metadata"]!["annotations"]!["checksum/config"]);
            Assert.Equal(ScalerOf(set, workload) is null, spec["replicas"] is not null);
            Assert.True(spec["replicas"] is null || (int)spec["replicas"]! >= 2);
            if (KindOf(workload) == "Deployment")
            {
                Assert.Equal(0, (int)spec["strategy"]!["rollingUpdate"]!["maxUnavailable"]!);
                Assert.True((int)spec["progressDeadlineSeconds"]! > (int)PodOf(workload)["terminationGracePeriodSeconds"]!);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Pods_HaveTimeToEnd(string folder, string[] components)
    {
        var set = published.Render(folder, components);

        Assert.All(set.Of("Deployment"), workload =>
        {
            var sleep = (int)ContainersOf(workload).Single()["lifecycle"]!["preStop"]!["sleep"]!["seconds"]!;
            var drain = (string?)set.Find("ConfigMap", NameOf(workload))?["data"]!["DRAIN_TIMEOUT_SECS"] is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 10;
            Assert.Equal(15, sleep);
            Assert.True((int)PodOf(workload)["terminationGracePeriodSeconds"]! >= sleep + drain + 15);
        });
        Assert.All(new[] { "api", "gateway" }, name => Assert.Equal("300", (string?)set.Get("ConfigMap", name)["data"]!["DRAIN_TIMEOUT_SECS"]));
        Assert.All(new[] { "api", "gateway" }, name => Assert.Equal(330, (int)PodOf(set.Get("Deployment", name))["terminationGracePeriodSeconds"]!));
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Namespace_IsOurOwnRestrictedAndClosed(string folder, string[] components)
    {
        var set = published.Render(folder, components);
        string[] global = ["Namespace", "PriorityClass"];

        Assert.All(set.All.Where(manifest => !global.Contains(KindOf(manifest))), manifest => Assert.Equal("streamchat", (string?)manifest["metadata"]!["namespace"]));
        Assert.All(new[] { "enforce", "audit", "warn" }, mode => Assert.Equal("restricted", (string?)set.Get("Namespace", "streamchat")["metadata"]!["labels"]![$"pod-security.kubernetes.io/{mode}"]));
        Assert.Single(set.Of("ResourceQuota"));
        Assert.Single(set.Of("LimitRange"));
        var deny = set.Get("NetworkPolicy", "default-deny")["spec"]!.AsObject();
        Assert.Empty(deny["podSelector"]!.AsObject());
        Assert.Equal(["Ingress", "Egress"], deny["policyTypes"]!.AsArray().Select(type => (string)type!));
        Assert.Equal(set.All.Select(Describe).Distinct(), set.All.Select(Describe));
    }

    [Fact]
    public void Production_AsksForWhatOnlyANewClusterHas()
    {
        var set = published.Render("overlays/production");

        Assert.All(set.Of("Deployment"), workload => Assert.False((bool)PodOf(workload)["hostUsers"]!));
        Assert.All(set.Workloads, workload => Assert.Equal("RuntimeDefault", (string?)PodOf(workload)["securityContext"]!["appArmorProfile"]!["type"]));
        Assert.All(set.Of("Deployment").SelectMany(ContainersOf), container => Assert.Equal("Always", (string?)container["imagePullPolicy"]));
        Assert.Equal("0s", (string?)set.Get("HTTPRoute", "gateway")["spec"]!["rules"]![0]!["timeouts"]!["request"]);
    }

    [Fact]
    public void SingleNode_HasTwoPodsOfEach_AndNoAutoscaler()
    {
        var set = published.Render("overlays/single-node");

        Assert.Empty(set.Of("HorizontalPodAutoscaler"));
        Assert.All(set.Workloads, workload => Assert.Equal(2, (int)workload["spec"]!["replicas"]!));
    }

    private static JsonObject? ScalerOf(ManifestSet set, JsonObject workload) => set.Of("HorizontalPodAutoscaler").Concat(set.Of("ScaledObject"))
        .SingleOrDefault(scaler => (string?)scaler["spec"]!["scaleTargetRef"]!["name"] == NameOf(workload) && (string?)scaler["spec"]!["scaleTargetRef"]!["kind"] == KindOf(workload));
}
