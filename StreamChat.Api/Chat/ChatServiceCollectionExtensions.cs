using StreamChat.Api.Chat.EventSources;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Chat;

/// <summary>Registers chat without a conversation.</summary>
internal static class ChatServiceCollectionExtensions
{
    internal static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddSettings<ChatOptions>(ChatOptions.SectionName);
        services.AddSingleton<ChatRequestReader>();
        services.AddSingleton<ChatService>();
        services.AddSingleton<AnswerPump>();
        services.AddSingleton<SyncAnswer>();
        services.AddSingleton<SamplePrompts>();
        services.AddSingleton<EventSourceService>();
        return services;
    }
}
