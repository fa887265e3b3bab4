namespace StreamChat.Simulator.Faults;

/// <summary>Registers what goes wrong on purpose.</summary>
internal static class FaultsServiceCollectionExtensions
{
    internal static IServiceCollection AddFaults(this IServiceCollection services) =>
        services
            .AddSingleton<WaitForEver>()
            .AddSingleton<EarlyFaults>()
            .AddSingleton<ConnectionReset>()
            .AddSingleton<StreamFaults>();
}
