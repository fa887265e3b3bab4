namespace StreamChat.AppHost.Redis;

/// <summary>A <c>redis-server</c> of this machine, run as a process beside the services.</summary>
internal sealed class RedisServerResource(string name, string command, string dataFolder)
    : ExecutableResource(name, command, dataFolder), IResourceWithConnectionString
{
    internal const string EndpointName = "tcp";

    private EndpointReference Endpoint => new(this, EndpointName);

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{Endpoint.Property(EndpointProperty.HostAndPort)}");
}
