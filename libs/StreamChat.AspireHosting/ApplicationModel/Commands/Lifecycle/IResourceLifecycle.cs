namespace Aspire.Hosting.ApplicationModel;

/// <summary>Starts and stops one instance of a resource on the engine.</summary>
internal interface IResourceLifecycle
{
    /// <summary>Starts an instance that does not run; returns when the engine has taken it.</summary>
    Task StartAsync(string resourceId, CancellationToken cancellationToken);

    /// <summary>Stops an instance; returns when its process is gone.</summary>
    Task StopAsync(string resourceId, CancellationToken cancellationToken);
}
