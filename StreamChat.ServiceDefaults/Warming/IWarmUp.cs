namespace StreamChat.ServiceDefaults.Warming;

/// <summary>
/// Requests that a service sends to itself before it says that it is ready, so that its first client does not wait for code that was never run.
/// </summary>
public interface IWarmUp
{
    /// <summary>Sends them. What goes wrong is logged and does no harm: the service is then ready, and cold.</summary>
    /// <param name="self">A client whose base address is the service's own.</param>
    /// <param name="cancellationToken">Ends it when it takes too long, or the service stops.</param>
    Task RunAsync(HttpClient self, CancellationToken cancellationToken);
}
