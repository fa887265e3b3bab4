using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.OpenAI;

/// <summary>Registers the OpenAI-compatible door.</summary>
internal static class OpenAIServiceCollectionExtensions
{
    internal static IServiceCollection AddOpenAIDoor(this IServiceCollection services)
    {
        services.AddSingleton<CompletionRelay>();
        services.AddSingleton<CompletionService>();
        services.AddSingleton<IProblemFormat, OpenAIProblemFormat>();
        return services;
    }
}
