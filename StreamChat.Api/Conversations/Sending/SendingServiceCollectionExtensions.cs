using StreamChat.Api.Conversations.Context;
using StreamChat.Api.Conversations.Sending.Turns;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Conversations.Sending;

/// <summary>Registers what starts runs in conversations.</summary>
internal static class SendingServiceCollectionExtensions
{
    internal static IServiceCollection AddSending(this IServiceCollection services)
    {
        services.AddSettings<ContextOptions>(ContextOptions.SectionName);
        services.AddSingleton<ContextBuilder>();
        services.AddSingleton<TurnPlanner>();
        services.AddSingleton<TurnWriter>();
        services.AddSingleton<SendingRequestReader>();
        services.AddSingleton<SendingService>();
        services.AddSingleton<StartedRunResults>();
        return services;
    }
}
