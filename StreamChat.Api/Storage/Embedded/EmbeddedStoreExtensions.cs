using StreamChat.Api.Storage.Budgets;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Embedded.Keys;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Embedded;

/// <summary>Registers the store that is a file of this one process.</summary>
internal static class EmbeddedStoreExtensions
{
    internal static IServiceCollection AddEmbeddedStore(this IServiceCollection services)
    {
        services.AddSingleton<EmbeddedDatabase>();
        services.AddSingleton<EmbeddedNotifications>();
        services.AddSingleton<IStoreNotifications>(provider => provider.GetRequiredService<EmbeddedNotifications>());
        services.AddSingleton<IConversationStore, EmbeddedConversationStore>();
        services.AddSingleton<IRunStore, EmbeddedRunStore>();
        services.AddSingleton<IKeyStore, EmbeddedKeyStore>();
        services.AddSingleton<IBudgetStore, LocalBudgets>();
        services.AddHostedService<EmbeddedUpkeep>();
        return services;
    }
}
