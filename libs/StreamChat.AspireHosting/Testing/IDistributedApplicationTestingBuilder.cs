namespace Aspire.Hosting.Testing;

/// <summary>An application that a test may change before it is built.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    /// <summary>The application, ready to be started.</summary>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
