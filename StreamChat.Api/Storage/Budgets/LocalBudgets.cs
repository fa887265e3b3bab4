namespace StreamChat.Api.Storage.Budgets;

/// <summary>
/// Budgets of this process. Each is one number, the time at which all of it is back (the generic cell rate algorithm, as the gateway's limits); one
/// that is whole is not kept, and beyond the most that are kept newcomers share one.
/// </summary>
internal sealed class LocalBudgets(TimeProvider time) : IBudgetStore
{
    internal const int Most = 100_000;
    internal const int SweepEvery = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Owner, string Budget), long> _fullAgain = [];
    private int _untilSweep = SweepEvery;

    internal int Count => _fullAgain.Count;

    public ValueTask<BudgetVerdict> TakeAsync(string owner, IReadOnlyList<Budget> budgets, long tokens, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = Now();
            Sweep(now);
            var before = budgets.Select(budget => Math.Max(now, _fullAgain.GetValueOrDefault(Key(owner, budget)))).ToArray();
            var wait = budgets.Select((budget, i) => before[i] + budget.Cost(tokens) - (long)budget.Window.TotalMicroseconds - now).Max();
            var isAllowed = wait <= 0;
            for (var i = 0; isAllowed && tokens > 0 && i < budgets.Count; i++)
            {
                _fullAgain[Key(owner, budgets[i])] = before[i] += budgets[i].Cost(tokens);
            }

            return new(new BudgetVerdict(isAllowed, TimeSpan.FromMicroseconds(Math.Max(0, wait)), [.. budgets.Select((budget, i) => budget.Left(before[i], now))]));
        }
    }

    public ValueTask SettleAsync(string owner, IReadOnlyList<Budget> budgets, long difference, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = Now();
            foreach (var budget in budgets)
            {
                _fullAgain[Key(owner, budget)] = Math.Max(now, _fullAgain.GetValueOrDefault(Key(owner, budget))) + budget.Cost(difference);
            }
        }

        return ValueTask.CompletedTask;
    }

    private long Now() => time.GetTimestamp() / (time.TimestampFrequency / 1_000_000);

    private (string Owner, string Budget) Key(string owner, Budget budget) =>
        _fullAgain.Count < Most || _fullAgain.ContainsKey((owner, budget.Name)) ? (owner, budget.Name) : ("", budget.Name);

    private void Sweep(long now)
    {
        if (--_untilSweep > 0)
        {
            return;
        }

        _untilSweep = SweepEvery;
        foreach (var key in _fullAgain.Where(budget => budget.Value <= now).Select(budget => budget.Key).ToArray())
        {
            _fullAgain.Remove(key);
        }
    }
}
