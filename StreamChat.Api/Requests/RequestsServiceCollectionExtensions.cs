using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Requests;

/// <summary>Registers the rules that the doors share.</summary>
internal static class RequestsServiceCollectionExtensions
{
    internal static IServiceCollection AddRequestRules(this IServiceCollection services)
    {
        services.AddSettings<PromptOptions>(PromptOptions.SectionName);
        services.AddSingleton<PromptRules>();
        return services;
    }
}
