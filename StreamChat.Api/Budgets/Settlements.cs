using System.Threading.Channels;
using StreamChat.Api.Storage.Budgets;

namespace StreamChat.Api.Budgets;

/// <summary>Settles what calls have used, while nobody waits for it. What comes faster than the store takes it stays as it was estimated.</summary>
internal sealed partial class Settlements(IBudgetStore store, ILogger<Settlements> logger) : IHostedService
{
    private const int MaxWaiting = 10_000;

    private readonly Channel<(string Owner, IReadOnlyList<Budget> Budgets, long Difference)> _waiting =
        Channel.CreateBounded<(string, IReadOnlyList<Budget>, long)>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    private Task _work = Task.CompletedTask;

    internal void Add(string owner, IReadOnlyList<Budget> budgets, long difference)
    {
        if (!_waiting.Writer.TryWrite((owner, budgets, difference)))
        {
            LogLeftOut();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _work = SettleAsync();
        return Task.CompletedTask;
    }

    /// <summary>Stops after the runs have, so what they used at the last is settled too.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task SettleAsync()
    {
        await foreach (var (owner, budgets, difference) in _waiting.Reader.ReadAllAsync())
        {
            try
            {
                await store.SettleAsync(owner, budgets, difference, CancellationToken.None);
            }
            catch (Exception e)
            {
                LogFailed(e); // the top of the loop: the next one may fare better
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call is charged as it was estimated: what it used could not be noted.")]
    private partial void LogLeftOut();

    [LoggerMessage(Level = LogLevel.Error, Message = "What a call used could not be settled, for a reason that nobody expected.")]
    private partial void LogFailed(Exception exception);
}
