using System.Threading.Channels;
using StreamChat.Api.Storage.Budgets;

namespace StreamChat.Tests.Infrastructure.Stores;

/// <summary>Budgets of one process that tell what is taken and settled.</summary>
internal sealed class RecordedBudgets : IBudgetStore
{
    private readonly LocalBudgets _budgets = new(TimeProvider.System);
    private readonly Channel<long> _taken = Channel.CreateBounded<long>(1000);
    private readonly Channel<long> _settled = Channel.CreateBounded<long>(1000);

    internal ChannelReader<long> Taken => _taken.Reader;

    internal ChannelReader<long> Settled => _settled.Reader;

    public async ValueTask<BudgetVerdict> TakeAsync(string owner, IReadOnlyList<Budget> budgets, long tokens, CancellationToken cancellationToken)
    {
        var verdict = await _budgets.TakeAsync(owner, budgets, tokens, cancellationToken);
        if (verdict.IsAllowed && tokens > 0)
        {
            await _taken.Writer.WriteAsync(tokens, cancellationToken);
        }

        return verdict;
    }

    public async ValueTask SettleAsync(string owner, IReadOnlyList<Budget> budgets, long difference, CancellationToken cancellationToken)
    {
        await _budgets.SettleAsync(owner, budgets, difference, cancellationToken);
        await _settled.Writer.WriteAsync(difference, cancellationToken);
    }
}
