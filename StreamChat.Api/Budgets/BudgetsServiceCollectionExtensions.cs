using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Budgets;

/// <summary>Registers the budgets of tokens; before what uses tokens up, so that it stops after it.</summary>
internal static class BudgetsServiceCollectionExtensions
{
    internal static IServiceCollection AddBudgets(this IServiceCollection services)
    {
        services.AddSettings<BudgetOptions>(BudgetOptions.SectionName);
        services.AddSingleton<Settlements>();
        services.AddHostedService(provider => provider.GetRequiredService<Settlements>());
        services.AddSingleton<TokenBudgets>();
        return services;
    }
}
