namespace StreamChat.Simulator.Models;

/// <summary>Registers the models.</summary>
internal static class ModelsServiceCollectionExtensions
{
    internal static IServiceCollection AddModels(this IServiceCollection services) => services.AddSingleton<ModelCatalog>();
}
