using System.Globalization;
using StreamChat.Bench.Load.Targets;

namespace StreamChat.Bench.Systems;

/// <summary>Starts the systems under test.</summary>
internal sealed class SystemsBuilder(TestBed bed)
{
    private const string ApiProcess = "api";
    private const string ApiH2cProcess = "api-h2c";
    private const string GatewayProcess = "gateway";
    private const string GatewayHttp1Process = "gateway-http1";
    private const string ApiExportingProcess = "api-otlp";
    private const string GatewayExportingProcess = "gateway-otlp";
    private const string CollectorProcess = "collector";

    private readonly Dictionary<string, int> _ports = [];
    private readonly Dictionary<string, int> _h2cPorts = [];
    private readonly Dictionary<string, int> _managementPorts = [];
    private readonly CallerSigner _signer = new(Services.CallerKey);

    private Uri ProviderAddress => Loopback(bed.ProviderHttp1);

    /// <summary>Starts the process of a peer, and returns its system.</summary>
    internal async Task<SystemUnderTest> PeerAsync(string name, string title)
    {
        var port = _ports[name] = bed.NextPort();
        var h2cPort = bed.NextPort();
        string[] relay = [name, "--port", Text(port), "--h2c-port", Text(h2cPort), "--provider", ProviderAddress.ToString()];
        var (file, arguments) = name switch
        {
            SystemNames.Nginx => ("nginx", ["-c", NginxConfig.Write(bed.Folder, port, bed.ProviderHttp1)]),
            SystemNames.Node => ("node", [Path.Combine(AppContext.BaseDirectory, "Baselines/relay.mjs"), Text(port), Text(bed.ProviderHttp1)]),
            _ => (ServiceFiles.Bench, relay),
        };
        _h2cPorts[name] = h2cPort;
        var ready = new Uri(Loopback(port), name == SystemNames.Nginx || name == SystemNames.Node ? "/bench/counts" : "/ready");
        await bed.StartAsync(name, file, arguments, ready);
        return new(name, title, new CompletionTarget { Server = Loopback(port) }, Processes(name));
    }

    internal SystemUnderTest Direct() =>
        new(SystemNames.Provider, "the provider itself: what the machine can do", new CompletionTarget { Server = ProviderAddress }, Processes(SystemNames.Provider));

    internal Target DirectOverH2c() => new CompletionTarget { Server = Loopback(bed.ProviderHttp2) };

    /// <summary>Starts an api, over HTTP/1.1 or h2c to the provider.</summary>
    internal Task ApiAsync(bool providerHttp2) => ApiAsync(providerHttp2 ? ApiH2cProcess : ApiProcess, providerHttp2);

    /// <summary>Starts a gateway and an api that send all their telemetry to a collector, and are otherwise like the others.</summary>
    internal async Task ExportingChainAsync()
    {
        var port = _ports[CollectorProcess] = bed.NextPort();
        await bed.StartAsync(CollectorProcess, ServiceFiles.Bench, ["collector", "--port", Text(port)], new Uri(Loopback(port), "/ready"));
        await ApiAsync(ApiExportingProcess, providerHttp2: true);
        await GatewayAsync(GatewayExportingProcess, ApiExportingProcess);
    }

    private async Task ApiAsync(string name, bool providerHttp2)
    {
        var (port, h2cPort, management) = (bed.NextPort(), bed.NextPort(), bed.NextPort());
        (_ports[name], _h2cPorts[name], _managementPorts[name]) = (port, h2cPort, management);
        var provider = providerHttp2 ? bed.ProviderHttp2 : bed.ProviderHttp1;
        await bed.StartAsync(
            name,
            ServiceFiles.Of("StreamChat.Api"),
            [],
            new Uri(Loopback(port), "/health/ready"),
            Exporting(name, Services.Api(port, h2cPort, management, provider, providerHttp2, bed.Redis)));
    }

    /// <summary>Starts a gateway before a service that was started.</summary>
    internal async Task GatewayAsync(string name, string service, bool isOverH2c = true)
    {
        var (port, management) = (bed.NextPort(), bed.NextPort());
        (_ports[name], _managementPorts[name]) = (port, management);
        await bed.StartAsync(
            name,
            ServiceFiles.Of("StreamChat.Gateway"),
            [],
            new Uri(Loopback(port), "/health/ready"),
            Exporting(name, Services.Gateway(port, management, _ports[service], isOverH2c ? _h2cPorts[service] : null, bed.Redis)));
    }

    internal SystemUnderTest Alone(string name) => name switch
    {
        SystemNames.ApiCompletions => Api(name, "StreamChat.Api alone, /v1", ApiProcess, new CompletionTarget(_signer) { Server = Address(ApiProcess) }),
        SystemNames.ApiChat => Api(name, "StreamChat.Api alone, /chat", ApiProcess, new ChatTarget(_signer) { Server = Address(ApiProcess) }),
        _ => Api(name, "StreamChat.Api alone, /chat, h2c to the provider", ApiH2cProcess, new ChatTarget(_signer) { Server = Address(ApiH2cProcess) }),
    };

    internal SystemUnderTest BehindGateway(string name) => name switch
    {
        SystemNames.GatewayTyped => new(
            name, "StreamChat.Gateway + the typed relay, h2c between them", new CompletionTarget { Server = Address(name) }, Processes(name, SystemNames.TypedRelay)),
        SystemNames.GatewayChatHttp1 => Chain(
            name, "StreamChat.Gateway + Api, /chat, HTTP/1.1 on every hop", GatewayHttp1Process, ApiProcess, server => new ChatTarget { Server = server }),
        SystemNames.GatewayCompletions => Chain(
            name, "StreamChat.Gateway + Api, /v1", GatewayProcess, ApiH2cProcess, server => new CompletionTarget { Server = server }),
        SystemNames.GatewayChat => Chain(
            name, "StreamChat.Gateway + Api, /chat", GatewayProcess, ApiH2cProcess, server => new ChatTarget { Server = server }),
        SystemNames.GatewayChatExporting => Chain(
            name, "StreamChat.Gateway + Api, /chat, all telemetry sent to a collector", GatewayExportingProcess, ApiExportingProcess, server => new ChatTarget { Server = server }),
        SystemNames.Run => Stored(name, "a conversation's run: StreamChat.Gateway + Api + Redis", readers: 1),
        _ => Stored(name, "the same, three readers of each run", readers: 3),
    };

    internal Task GatewayBeforeApiAsync() => GatewayAsync(GatewayProcess, ApiH2cProcess);

    internal Task GatewayBeforeHttp1ApiAsync() => GatewayAsync(GatewayHttp1Process, ApiProcess, isOverH2c: false);

    private static Uri Loopback(int port) => new($"http://127.0.0.1:{port}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Dictionary<string, string> Exporting(string process, Dictionary<string, string> environment) =>
        process is ApiExportingProcess or GatewayExportingProcess ? Services.Exporting(environment, Loopback(_ports[CollectorProcess])) : environment;

    private Uri Address(string process) => Loopback(_ports[process]);

    private SystemUnderTest Api(string name, string title, string process, Target target) =>
        new(name, title, target, Processes(process)) { Metrics = Metrics(process) };

    private SystemUnderTest Chain(string name, string title, string gateway, string api, Func<Uri, Target> target) =>
        new(name, title, target(Address(gateway)), Processes(gateway, api)) { Metrics = Metrics(gateway, api) };

    private SystemUnderTest Stored(string name, string title, int readers) =>
        new(name, title, new RunTarget { Server = Address(GatewayProcess), Readers = readers }, Processes(GatewayProcess, ApiH2cProcess, "redis"))
        {
            Metrics = Metrics(GatewayProcess, ApiH2cProcess),
            RedisPort = bed.Redis,
        };

    private Dictionary<string, int> Processes(params string[] names) => names.ToDictionary(name => name, name => bed.Child(name).Id);

    private Uri[] Metrics(params string[] names) => [.. names.Select(name => new Uri(Loopback(_managementPorts[name]), "/metrics"))];
}
