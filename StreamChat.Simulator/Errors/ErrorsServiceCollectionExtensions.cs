using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Simulator.Errors;

/// <summary>Registers the shape of errors.</summary>
internal static class ErrorsServiceCollectionExtensions
{
    internal static IServiceCollection AddErrors(this IServiceCollection services) =>
        services.AddSingleton<IProblemFormat, OpenAIProblemFormat>();
}
