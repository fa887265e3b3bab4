using System.Net;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Model;

namespace StreamChat.Gateway.Routing;

/// <summary>The table of routes: what the api answers, and the page for everything else.</summary>
internal static class GatewayRoutes
{
    internal const string StreamsCluster = "api-streams";
    internal const string AnswersCluster = "api-answers";
    internal const string FrontendCluster = "frontend";

    private const int AfterAllOthers = 1;

    // What an export wrote must be able to come back; the api has the same limit at this address. Elsewhere it is the server's, 1 MiB.
    private const long MaxImportSize = 8 * 1024 * 1024;

    // The api gives up by itself at the run's time limit and says why; the gateway only steps in when it does not.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(2);

    internal static IReadOnlyList<RouteConfig> Routes { get; } =
    [
        Route("chat", "/chat", StreamsCluster),
        Route("chat-sync", "/chat/sync", AnswersCluster),
        Route("stream", "/stream", StreamsCluster),
        Route("openai", "/v1/{**rest}", AnswersCluster),
        Route("import", "/api/conversations/import", StreamsCluster) with { MaxRequestBodySize = MaxImportSize },
        Route("api", "/api/{**rest}", StreamsCluster),
        Route("reference", "/api/reference", FrontendCluster),
        Route("openapi", "/openapi/{**rest}", StreamsCluster),
        Route("page", "/{**rest}", FrontendCluster) with { Order = AfterAllOthers },
    ];

    internal static IReadOnlyList<ClusterConfig> Clusters(RoutingOptions options) =>
    [
        Api(StreamsCluster, options, options.ActivityTimeout),
        Api(AnswersCluster, options, options.RunTimeout + Grace),
        Cluster(FrontendCluster, [options.Frontend!], options.ActivityTimeout, options.ProbeInterval),
    ];

    /// <summary>Whether a request is for the api, and not for the page, or for what the gateway answers by itself.</summary>
    internal static bool IsForApi(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.ClusterId is { } cluster && cluster != FrontendCluster;

    private static RouteConfig Route(string id, string path, string cluster) =>
        new() { RouteId = id, ClusterId = cluster, Match = new RouteMatch { Path = path } };

    /// <summary>Over h2c where the api has it: nobody can find that out by asking, so there nothing else will do.</summary>
    private static ClusterConfig Api(string id, RoutingOptions options, TimeSpan activityTimeout)
    {
        var cluster = Cluster(id, options.ApiH2c ?? options.Api!, activityTimeout, options.ProbeInterval);
        return options.ApiH2c is null ? cluster : cluster with
        {
            HttpRequest = cluster.HttpRequest! with { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact },
        };
    }

    private static ClusterConfig Cluster(string id, Uri[] addresses, TimeSpan activityTimeout, TimeSpan probeInterval) => new()
    {
        ClusterId = id,
        Destinations = addresses.Select((address, number) => KeyValuePair.Create($"{id}-{number}", new DestinationConfig { Address = address.AbsoluteUri })).ToDictionary(),
        LoadBalancingPolicy = LoadBalancingPolicies.LeastRequests,
        HealthCheck = addresses.Length > 1 ? Probes(probeInterval) : null,
        HttpRequest = new ForwarderRequestConfig
        {
            ActivityTimeout = activityTimeout,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            AllowResponseBuffering = false,
        },
    };

    /// <summary>Not for a single address: behind it may be many replicas, and there is no other to go to. When none is ready, all are tried.</summary>
    private static HealthCheckConfig Probes(TimeSpan interval) => new()
    {
        AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
        Active = new ActiveHealthCheckConfig
        {
            Enabled = true,
            Path = "/health/ready",
            Interval = interval,
            Timeout = ProbeTimeout,
            Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
        },
    };
}
