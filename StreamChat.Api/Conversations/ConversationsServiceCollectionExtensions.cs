using StreamChat.Api.Conversations.Live;
using StreamChat.Api.Conversations.Sending;
using StreamChat.Api.Conversations.Titles;
using StreamChat.Api.Conversations.Transfer;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Conversations;

/// <summary>Registers conversations.</summary>
internal static class ConversationsServiceCollectionExtensions
{
    internal static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSettings<TitleOptions>(TitleOptions.SectionName);
        services.AddSingleton<ConversationService>();
        services.AddSingleton<ConversationChanger>();
        services.AddSingleton<ImportReader>();
        services.AddSingleton<LiveViews>();
        services.AddSingleton<TitleAnswer>();
        services.AddSingleton<TitleService>();
        services.AddHostedService(provider => provider.GetRequiredService<TitleService>());
        return services.AddSending();
    }
}
