namespace StreamChat.Api.Providers.Selection;

/// <summary>Says once at start which provider was chosen and why.</summary>
internal sealed partial class ProviderAnnouncement(Provider provider, ILogger<ProviderAnnouncement> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogChoice(provider.Name, provider.Endpoint, provider.DefaultModel ?? "the first that it lists", provider.Reason);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "The provider is {Provider} at {Endpoint}, default model {Model}: {Reason}.")]
    private partial void LogChoice(string provider, string endpoint, string model, string reason);
}
