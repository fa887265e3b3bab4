using StreamChat.Api.Storage.Budgets;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Budgets;

/// <inheritdoc/>
public sealed class LocalBudgetTests : BudgetContract
{
    private static readonly Budget Minute = new("minute", 600, TimeSpan.FromMinutes(1));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tokens_ComeBackEvenly_AndOverdrawnOnesToo()
    {
        ManualTimeProvider time = new();
        LocalBudgets budgets = new(time);
        await budgets.TakeAsync("alice", [Minute], 600, Token);
        await budgets.SettleAsync("alice", [Minute], 300, Token);

        time.Advance(TimeSpan.FromSeconds(30));
        var refused = await budgets.TakeAsync("alice", [Minute], 100, Token);
        time.Advance(TimeSpan.FromSeconds(15));
        var left = await budgets.TakeAsync("alice", [Minute], 0, Token);

        Assert.Equal((false, TimeSpan.FromSeconds(10), 0), (refused.IsAllowed, refused.Wait, refused.Left[0]));
        Assert.Equal(150, left.Left[0]);
    }

    [Fact]
    public async Task Owners_AreKeptOnlyWhileTheyHaveUsedSomething()
    {
        ManualTimeProvider time = new();
        LocalBudgets budgets = new(time);
        for (var owner = 0; owner < LocalBudgets.Most + 100; owner++)
        {
            await budgets.TakeAsync($"{owner}", [Minute], 1, Token);
        }

        Assert.Equal(LocalBudgets.Most + 1, budgets.Count); // those who came too late share one
        time.Advance(TimeSpan.FromMinutes(1));
        for (var look = 0; look < LocalBudgets.SweepEvery; look++)
        {
            await budgets.TakeAsync("alice", [Minute], 0, Token);
        }

        Assert.Equal(0, budgets.Count);
    }

    private protected override Task<IBudgetStore> OpenAsync() => Task.FromResult<IBudgetStore>(new LocalBudgets(TimeProvider.System));

    private protected override ValueTask CloseAsync() => ValueTask.CompletedTask;
}
