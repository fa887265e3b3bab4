namespace StreamChat.Tests.AspireHosting;

/// <summary>A server whose connection string is the address of its own endpoint, as an AppHost may declare one.</summary>
internal sealed class StoreServer(string name) : ExecutableResource(name, "server", "."), IResourceWithConnectionString
{
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{new EndpointReference(this, "tcp").Property(EndpointProperty.HostAndPort)}");
}
