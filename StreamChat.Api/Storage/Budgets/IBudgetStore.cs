namespace StreamChat.Api.Storage.Budgets;

/// <summary>
/// Keeps what owners have used of their budgets. A budget never stops the service and never stops holding: where replicas share a store that is
/// away, each counts by itself.
/// </summary>
internal interface IBudgetStore
{
    /// <summary>Takes tokens from every budget, or from none where one has too few left. None may be taken, to see what is left.</summary>
    ValueTask<BudgetVerdict> TakeAsync(string owner, IReadOnlyList<Budget> budgets, long tokens, CancellationToken cancellationToken);

    /// <summary>Takes more, or gives back: what was taken turned out to be another number.</summary>
    ValueTask SettleAsync(string owner, IReadOnlyList<Budget> budgets, long difference, CancellationToken cancellationToken);
}
