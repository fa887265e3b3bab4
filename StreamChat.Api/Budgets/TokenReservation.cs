using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Storage.Budgets;

namespace StreamChat.Api.Budgets;

/// <summary>Tokens that were taken for one call, until it is known how many it used.</summary>
internal sealed class TokenReservation(string owner, IReadOnlyList<Budget> budgets, long taken, long promptTokens, Settlements settlements) : ITokenMeter
{
    private int _isSettled;

    public void Used(Usage? usage, long answerBytes) => Settle(usage?.TotalTokens ?? promptTokens + TokenBudgets.Estimate(answerBytes));

    public void Unused() => Settle(0);

    private void Settle(long used)
    {
        if (Interlocked.Exchange(ref _isSettled, 1) == 0 && used != taken)
        {
            settlements.Add(owner, budgets, used - taken);
        }
    }
}
