using System.Globalization;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Overlays.Components;

/// <summary>
/// The dashboard's pod. There is one: it keeps telemetry in memory, and a second would have the other half. So it is a ReplicaSet: nothing is ever
/// rolled, a new one starts empty anyway.
/// </summary>
internal static class DashboardPod
{
    public const int UiPort = 18888;

    private const string Image = "mcr.microsoft.com/dotnet/aspire-dashboard:13.5";

    public static Map ReplicaSet(string name, int otlpPort, Map metadata, PublishContext context) => new()
    {
        { "apiVersion", "apps/v1" },
        { "kind", "ReplicaSet" },
        { "metadata", metadata },
        {
            "spec", new Map
            {
                { "replicas", 1 },
                { "selector", new Map { { "matchLabels", Map.Of(context.Selector(name)) } } },
                { "template", new Map { { "metadata", new Map { { "labels", Map.Of(context.Labels(name)) } } }, { "spec", Pod(name, otlpPort) } } },
            }
        },
    };

    private static Map Pod(string name, int otlpPort) => new()
    {
        { "serviceAccountName", name },
        { "automountServiceAccountToken", false },
        { "enableServiceLinks", false },
        {
            "securityContext", new Map
            {
                { "runAsNonRoot", true },
                { "runAsUser", PublishContext.User },
                { "runAsGroup", PublishContext.User },
                { "fsGroup", PublishContext.User },
                { "seccompProfile", new Map { { "type", "RuntimeDefault" } } },
            }
        },
        { "containers", Map.List(Container(name, otlpPort)) },
        {
            "volumes", Map.List(
                new Map { { "name", "tmp" }, { "emptyDir", new Map { { "sizeLimit", "64Mi" } } } },
                new Map { { "name", "secrets" }, { "secret", new Map { { "secretName", $"{name}-secrets" }, { "defaultMode", 288 } } } })
        },
    };

    private static Map Container(string name, int otlpPort) => new()
    {
        { "name", name },
        { "image", Image },
        { "imagePullPolicy", "IfNotPresent" },
        { "ports", Map.List(Port("otlp", otlpPort), Port("ui", UiPort)) },
        {
            "env", Map.List(
                Variable("ASPNETCORE_URLS", $"http://+:{Number(UiPort)}"),
                Variable("DOTNET_DASHBOARD_OTLP_ENDPOINT_URL", $"http://+:{Number(otlpPort)}"),
                Variable("DASHBOARD__FRONTEND__AUTHMODE", "BrowserToken"),

                // Who may send is the network policy's.
                Variable("DASHBOARD__OTLP__AUTHMODE", "Unsecured"),

                // Each file there is a setting: Dashboard__Frontend__BrowserToken.
                Variable("ASPIRE_DASHBOARD_FILE_CONFIG_DIRECTORY", PublishContext.SecretFolder),
                Variable("DOTNET_EnableDiagnostics", "0"))
        },
        {
            "resources", new Map
            {
                { "requests", new Map { { "cpu", "100m" }, { "ephemeral-storage", "64Mi" }, { "memory", "512Mi" } } },
                { "limits", new Map { { "cpu", "1" }, { "ephemeral-storage", "256Mi" }, { "memory", "512Mi" } } },
            }
        },
        { "livenessProbe", Probe("ui", 10) },
        { "readinessProbe", Probe("otlp", 5) },
        {
            "securityContext", new Map
            {
                { "allowPrivilegeEscalation", false },
                { "readOnlyRootFilesystem", true },
                { "capabilities", new Map { { "drop", Map.List("ALL") } } },
            }
        },
        {
            "volumeMounts", Map.List(
                new Map { { "name", "tmp" }, { "mountPath", "/tmp" } },
                new Map { { "name", "secrets" }, { "mountPath", PublishContext.SecretFolder }, { "readOnly", true } })
        },
    };

    private static Map Port(string name, int number) => new() { { "name", name }, { "containerPort", number }, { "protocol", "TCP" } };

    private static Map Variable(string name, string value) => new() { { "name", name }, { "value", value } };

    private static Map Probe(string port, int period) => new() { { "tcpSocket", new Map { { "port", port } } }, { "periodSeconds", period }, { "timeoutSeconds", 3 }, { "failureThreshold", 3 } };

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
}
