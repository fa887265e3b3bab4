using StreamChat.Api.Storage.Budgets;
using StreamChat.Api.Storage.Redis.Connection;

namespace StreamChat.Api.Storage.Redis.Budgets;

/// <summary>Budgets that all replicas share, one call each, by the server's clock; while it is away this replica counts by itself.</summary>
internal sealed class RedisBudgets(RedisCaller caller, LocalBudgets local) : IBudgetStore
{
    private static readonly RedisScript Take = RedisScript.Writing("Budgets.Take");
    private static readonly RedisScript Settle = RedisScript.Writing("Budgets.Settle");

    public async ValueTask<BudgetVerdict> TakeAsync(string owner, IReadOnlyList<Budget> budgets, long tokens, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await caller.Begin(cancellationToken).RunAsync(Take, RedisKeys.Of(owner), Arguments(budgets, tokens));
            var numbers = Array.ConvertAll(reply.Parts(), part => (long)part);
            var (now, wait) = (numbers[0], numbers[1]);
            return new BudgetVerdict(
                wait <= 0, TimeSpan.FromMicroseconds(Math.Max(0, wait)), [.. budgets.Zip(numbers[2..], (budget, fullAgain) => budget.Left(fullAgain, now))]);
        }
        catch (StoreUnavailableException)
        {
            return await local.TakeAsync(owner, budgets, tokens, cancellationToken);
        }
    }

    public async ValueTask SettleAsync(string owner, IReadOnlyList<Budget> budgets, long difference, CancellationToken cancellationToken)
    {
        try
        {
            await caller.Begin(cancellationToken).RunAsync(Settle, RedisKeys.Of(owner), Arguments(budgets, difference));
        }
        catch (StoreUnavailableException)
        {
            await local.SettleAsync(owner, budgets, difference, cancellationToken);
        }
    }

    private static ScriptArguments Arguments(IReadOnlyList<Budget> budgets, long tokens)
    {
        var arguments = new ScriptArguments().Add(budgets.Count);
        foreach (var budget in budgets)
        {
            arguments.Add(budget.Name).Add((long)budget.Window.TotalMicroseconds).Add(budget.Cost(tokens));
        }

        return arguments;
    }
}
