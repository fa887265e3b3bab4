namespace StreamChat.Api.Draining;

/// <summary>Registers the end of streams at shutdown.</summary>
internal static class DrainingServiceCollectionExtensions
{
    internal static IServiceCollection AddDrainDeadline(this IServiceCollection services) => services.AddSingleton<DrainDeadline>();
}
