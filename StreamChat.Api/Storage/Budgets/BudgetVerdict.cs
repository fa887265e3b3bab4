namespace StreamChat.Api.Storage.Budgets;

/// <summary>Whether tokens may be used, else how long to wait, and what is left in each budget.</summary>
internal sealed record BudgetVerdict(bool IsAllowed, TimeSpan Wait, IReadOnlyList<long> Left);
