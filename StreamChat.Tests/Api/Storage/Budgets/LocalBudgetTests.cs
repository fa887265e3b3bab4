using StreamChat.Api.Storage.Budgets;

namespace StreamChat.Tests.Api.Storage.Budgets;

/// <inheritdoc/>
public sealed class LocalBudgetTests : BudgetContract
{
    private protected override Task<IBudgetStore> OpenAsync() => Task.FromResult<IBudgetStore>(new LocalBudgets(TimeProvider.System));

    private protected override ValueTask CloseAsync() => ValueTask.CompletedTask;
}
