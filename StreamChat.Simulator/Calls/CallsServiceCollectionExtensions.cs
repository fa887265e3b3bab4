namespace StreamChat.Simulator.Calls;

/// <summary>Registers what sees and bounds the calls.</summary>
internal static class CallsServiceCollectionExtensions
{
    internal static IServiceCollection AddCalls(this IServiceCollection services) =>
        services.AddSingleton<CallMetrics>().AddSingleton<CallMonitor>().AddSingleton<CallGate>().AddSingleton<ApiKey>();
}
