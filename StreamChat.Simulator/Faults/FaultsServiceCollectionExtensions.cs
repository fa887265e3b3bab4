using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Simulator.Faults;

/// <summary>Registers what goes wrong on purpose.</summary>
internal static class FaultsServiceCollectionExtensions
{
    internal static IServiceCollection AddFaults(this IServiceCollection services) =>
        services
            .AddSingleton<WaitForEver>()
            .AddSingleton<EarlyFaults>()
            .AddSingleton<StreamFaults>()
            .AddSingleton<IProblemFormat, OpenAIProblemFormat>();
}
