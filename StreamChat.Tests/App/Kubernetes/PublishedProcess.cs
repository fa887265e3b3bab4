using System.Globalization;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Files;
using StreamChat.Tests.Infrastructure.Processes;
using Xunit;

namespace StreamChat.Tests.App.Kubernetes;

/// <summary>
/// A service started as its pod would start it: only the published variables, secrets as files at the published place, a root that cannot be
/// written, a /tmp of its own, the published user without capabilities, and the heap that .NET takes of the published memory. In place of the
/// cluster's names stand addresses of this machine.
/// </summary>
internal sealed class PublishedProcess : IAsyncDisposable
{
    // Where the application lies then: whoever has its checkout under /tmp, or under a folder that only root may enter, has it here too.
    private const string Application = "/run/app";

    // What a node does for a pod, with what Linux has for it.
    private const string Node = """
        mount --make-rprivate / && mount -t tmpfs tmpfs /run && mkdir -p "$MOUNTED" "$APPLICATION" && cp "$SECRETS"/* "$MOUNTED"/ &&
        mount --bind "$BUILT" "$APPLICATION" && mount -o remount,bind,ro "$APPLICATION" &&
        mount -t tmpfs -o size=64m,mode=1777 tmpfs /tmp && mount -o remount,bind,ro / && mount -o remount,ro /run || exit 90
        exec setpriv --reuid="$RUN_AS" --regid="$RUN_AS" --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all env -i "$@"
        """;

    private readonly ChildProcess _process;
    private readonly TemporaryFolder _secrets;

    private PublishedProcess(ChildProcess process, TemporaryFolder secrets, Uri address, Uri management)
    {
        _process = process;
        _secrets = secrets;
        Address = address;
        Management = management;
    }

    internal Uri Address { get; }

    internal Uri Management { get; }

    internal ChildProcess Process => _process;

    internal static async Task<PublishedProcess> StartAsync(
        ManifestSet set, string service, IReadOnlyDictionary<string, string> secrets, IReadOnlyDictionary<string, string> addresses)
    {
        await SkipUnlessPossibleAsync();
        var workload = set.Get("Deployment", service);
        var ports = ManifestSet.PortsOf(workload).ToDictionary(port => port.Key, _ => FreePort.Next());
        var folder = new TemporaryFolder();
        foreach (var (name, value) in secrets)
        {
            folder.Write(value, name);
        }

        var process = ChildProcess.Start("env", Arguments(set, service, folder.Path, VariablesOf(set, service, addresses, ports)), Path.GetTempPath());
        var started = await process.LineAsync("Now listening on: ").Bounded();
        Assert.True(started is not null, process.LastLines);
        return new(process, folder, Local(ports["http"]), Local(ports["management"]));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _secrets.Dispose();
    }

    private static Uri Local(int port) => new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");

    private static IEnumerable<string> Arguments(ManifestSet set, string service, string secrets, Dictionary<string, string> variables)
    {
        var workload = set.Get("Deployment", service);
        var pod = ManifestSet.PodOf(workload);
        var mounted = (string)ManifestSet.ContainersOf(workload).Single()["volumeMounts"]!.AsArray().Single(mount => (string?)mount!["name"] == "secrets")!["mountPath"]!;
        var program = $"StreamChat.{char.ToUpperInvariant(service[0])}{service[1..]}.dll";
        return
        [
            $"SECRETS={secrets}", $"MOUNTED={mounted}", $"BUILT={AppContext.BaseDirectory}", $"APPLICATION={Application}",
            $"RUN_AS={pod["securityContext"]!["runAsUser"]}",
            "unshare", "-m", "sh", "-c", Node, "sh",
            .. variables.Select(variable => $"{variable.Key}={variable.Value}"),
            "dotnet", $"{Application}/{program}",
        ];
    }

    private static Dictionary<string, string> VariablesOf(
        ManifestSet set, string service, IReadOnlyDictionary<string, string> addresses, Dictionary<string, int> ports)
    {
        var container = ManifestSet.ContainersOf(set.Get("Deployment", service)).Single();
        var variables = container["envFrom"]!.AsArray()
            .SelectMany(source => set.Get("ConfigMap", (string)source!["configMapRef"]!["name"]!)["data"]!.AsObject())
            .ToDictionary(entry => entry.Key, entry => Here((string)entry.Value!, addresses));
        Assert.Equal(("http://+:8080", "8081"), (variables["ASPNETCORE_URLS"], variables["MANAGEMENT_PORT"]));
        variables["ASPNETCORE_URLS"] = $"http://+:{ports["http"].ToString(CultureInfo.InvariantCulture)}";
        variables["MANAGEMENT_PORT"] = ports["management"].ToString(CultureInfo.InvariantCulture);

        // The image brings the first, the runtime makes the second of the memory limit: three quarters of it.
        variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        Assert.Equal("1Gi", (string?)container["resources"]!["limits"]!["memory"]);
        variables["DOTNET_GCHeapHardLimit"] = "0x30000000";
        return variables;
    }

    private static string Here(string value, IReadOnlyDictionary<string, string> addresses) =>
        addresses.Aggregate(value, (text, address) => text.Replace(address.Key, address.Value, StringComparison.Ordinal));

    private static async Task SkipUnlessPossibleAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root of a Linux machine can start a process as a pod's.");
        await using var probe = ChildProcess.Start("unshare", ["-m", "sh", "-c", "mount --make-rprivate / && mount -o remount,bind,ro /"]);
        Assert.SkipUnless(await probe.ExitAsync() == 0, "This machine lets nobody mount: a root that cannot be written cannot be made.");
    }
}
