using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Chat;
using StreamChat.Gateway.Identity.Guests;
using StreamChat.Gateway.Security.Addresses;
using StreamChat.Gateway.Routing;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Tests.Infrastructure.Http;

namespace StreamChat.Tests.Infrastructure.Cluster;

/// <summary>Two replicas of the api that share a Redis, behind the gateway, with the simulator as their provider.</summary>
internal sealed class ChatCluster : IAsyncDisposable
{
    private const int ReplicaCount = 2;

    private static readonly Uri Nobody = new("http://127.0.0.1:1");

    private readonly List<HttpClient> _clients = [];
    private readonly List<IReplica> _replicas = [];

    private ChatCluster(RedisServer redis, SimulatorHost simulator)
    {
        Redis = redis;
        Simulator = simulator;
    }

    internal RedisServer Redis { get; }

    internal SimulatorHost Simulator { get; }

    internal IReadOnlyList<IReplica> Replicas => _replicas;

    internal ServiceHost<RoutingOptions> Gateway { get; private set; } = null!;

    /// <summary>Through the gateway, as everybody comes.</summary>
    internal ChatCaller Caller => new(Gateway.Client);

    /// <summary>Replicas within the test process; the settings are for the gateway, too.</summary>
    internal static Task<ChatCluster> StartAsync(params (string Name, string Value)[] settings) =>
        StartAsync(settings, all => Task.FromResult<IReplica>(new HostedReplica(ServiceHost<ChatOptions>.Start(all))));

    /// <summary>Replicas as processes of their own.</summary>
    internal static Task<ChatCluster> StartProcessesAsync(params (string Name, string Value)[] settings) =>
        StartAsync(settings, async all => await ProcessReplica.StartAsync(all));

    /// <summary>Straight to one replica, as the caller that the gateway would make of everybody, or as another one.</summary>
    internal ChatCaller At(int replica, string? caller = null)
    {
        var services = Gateway.Services;
        var name = caller ?? services.GetRequiredService<GuestAddress>().IdOf(new ClientAddress(IPAddress.Loopback));
        var client = TestClient.Create(
            Replicas[replica].Address, inner => new CallerHandler(
                services.GetRequiredService<CallerSignature>(), new Caller { Id = name, Kind = CallerKind.Guest }, inner));
        lock (_clients)
        {
            _clients.Add(client);
        }

        return new ChatCaller(client);
    }

    /// <summary>The replica at that place as a process.</summary>
    internal ProcessReplica Process(int replica) => (ProcessReplica)Replicas[replica];

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        if (Gateway is not null)
        {
            await Gateway.DisposeAsync();
        }

        foreach (var replica in Replicas)
        {
            await replica.DisposeAsync();
        }

        await Simulator.DisposeAsync();
        await Redis.DisposeAsync();
    }

    private static async Task<ChatCluster> StartAsync(
        (string Name, string Value)[] settings, Func<IReadOnlyDictionary<string, string?>, Task<IReplica>> startReplica)
    {
        ChatCluster cluster = new(await RedisServer.StartAsync(), SimulatorHost.Start());
        try
        {
            var all = cluster.Settings(settings);
            for (var number = 0; number < ReplicaCount; number++)
            {
                cluster._replicas.Add(await startReplica(all));
            }

            cluster.StartGateway(all);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    private Dictionary<string, string?> Settings((string Name, string Value)[] settings)
    {
        // What the environment of the test run may set must not reach the services.
        Dictionary<string, string?> all = new()
        {
            ["OPENAI_BASE_URL"] = "",
            ["OPENAI_API_KEY"] = "",
            ["OPENAI_MODEL"] = "",
            ["OPENROUTER_API_KEY"] = "",
            ["services:simulator:http:0"] = Simulator.Address.AbsoluteUri,
            ["ConnectionStrings:redis"] = Redis.ConnectionString,
            ["CALLER_KEY"] = ServiceHost<ChatOptions>.CallerKey,
            ["Callers:AllowUnsigned"] = "true",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all;
    }

    private void StartGateway(IReadOnlyDictionary<string, string?> all)
    {
        Dictionary<string, string?> settings = new(all) { ["services:frontend:http:0"] = Nobody.AbsoluteUri };
        for (var number = 0; number < Replicas.Count; number++)
        {
            settings[string.Create(CultureInfo.InvariantCulture, $"services:api:http:{number}")] = Replicas[number].Address.AbsoluteUri;
        }

        Gateway = ServiceHost<RoutingOptions>.Start(settings);
    }
}
