using StreamChat.Api.Runs.Remote.Cancelling;
using StreamChat.Api.Runs.Remote.Following;
using StreamChat.Api.Runs.Remote.Leases;
using StreamChat.Api.Runs.Remote.Takeover;

namespace StreamChat.Api.Runs.Remote;

/// <summary>Registers what makes several replicas one service.</summary>
internal static class RemoteRunsServiceCollectionExtensions
{
    /// <summary>To be called before what owns runs is registered: the last to stop is who says that this replica lives.</summary>
    internal static IServiceCollection AddRemoteRuns(this IServiceCollection services)
    {
        services.AddSingleton<StoreReach>();
        services.AddHostedService<LeaseKeeper>();
        services.AddSingleton<RunCloser>();
        services.AddHostedService<Reaper>();
        services.AddHostedService<CancelListener>();
        services.AddSingleton<LostLogs>();
        services.AddSingleton<RunFollowers>();
        services.AddHostedService(provider => provider.GetRequiredService<RunFollowers>());
        services.AddSingleton<RemoteRuns>();
        return services;
    }
}
