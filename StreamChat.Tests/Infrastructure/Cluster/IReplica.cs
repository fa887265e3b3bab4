namespace StreamChat.Tests.Infrastructure.Cluster;

/// <summary>One replica of the api, wherever it runs.</summary>
internal interface IReplica : IAsyncDisposable
{
    Uri Address { get; }
}
