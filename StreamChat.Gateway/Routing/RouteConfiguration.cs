using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Configuration;

namespace StreamChat.Gateway.Routing;

/// <summary>A configuration that stays as it is.</summary>
internal sealed record RouteConfiguration(IReadOnlyList<RouteConfig> Routes, IReadOnlyList<ClusterConfig> Clusters) : IProxyConfig
{
    public IChangeToken ChangeToken { get; } = new CancellationChangeToken(CancellationToken.None);
}
