using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Bundle;

/// <summary>Gives engine and dashboard to whoever starts them; fetches them once when they are nowhere.</summary>
internal sealed class BundleProvider(IOptions<BundleOptions> options, BundleInstaller installer) : IDisposable
{
    private readonly SemaphoreSlim _once = new(1, 1);
    private BundlePaths? _paths;

    /// <exception cref="DistributedApplicationException">They are nowhere and cannot be fetched; the message is one line that says what to do.</exception>
    internal async Task<BundlePaths> GetAsync(CancellationToken cancellationToken)
    {
        await _once.WaitAsync(cancellationToken);
        try
        {
            return _paths ??= BundleLocator.Find(options.Value) ?? await installer.InstallAsync(cancellationToken);
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();
}
