using System.Net;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace StreamChat.Gateway.Routing;

/// <summary>The table of routes: what the api answers, and the page for everything else.</summary>
internal static class GatewayRoutes
{
    internal const string StreamsCluster = "api-streams";
    internal const string AnswersCluster = "api-answers";
    internal const string FrontendCluster = "frontend";

    private const int AfterAllOthers = 1;

    // The api gives up by itself at the run's time limit and says why; the gateway only steps in when it does not.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    internal static IReadOnlyList<RouteConfig> Routes { get; } =
    [
        Route("chat", "/chat", StreamsCluster),
        Route("chat-sync", "/chat/sync", AnswersCluster),
        Route("stream", "/stream", StreamsCluster),
        Route("openai", "/v1/{**rest}", AnswersCluster),
        Route("api", "/api/{**rest}", StreamsCluster),
        Route("page", "/{**rest}", FrontendCluster) with { Order = AfterAllOthers },
    ];

    internal static IReadOnlyList<ClusterConfig> Clusters(RoutingOptions options) =>
    [
        Cluster(StreamsCluster, options.Api!, options.ActivityTimeout),
        Cluster(AnswersCluster, options.Api!, options.RunTimeout + Grace),
        Cluster(FrontendCluster, options.Frontend!, options.ActivityTimeout),
    ];

    private static RouteConfig Route(string id, string path, string cluster) =>
        new() { RouteId = id, ClusterId = cluster, Match = new RouteMatch { Path = path } };

    private static ClusterConfig Cluster(string id, Uri address, TimeSpan activityTimeout) => new()
    {
        ClusterId = id,
        Destinations = new Dictionary<string, DestinationConfig> { [id] = new() { Address = address.AbsoluteUri } },
        HttpRequest = new ForwarderRequestConfig
        {
            ActivityTimeout = activityTimeout,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            AllowResponseBuffering = false,
        },
    };
}
