namespace StreamChat.Api.Budgets;

/// <summary>What is left of a limit.</summary>
/// <param name="Limit">How much there is in all.</param>
/// <param name="Left">How much may still be used.</param>
internal sealed record LimitLeft(long Limit, long Left);
