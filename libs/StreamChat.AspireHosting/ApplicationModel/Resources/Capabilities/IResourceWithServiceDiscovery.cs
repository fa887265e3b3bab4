using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A resource whose endpoints are given to those that reference it.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints
{
}
