using StreamChat.Api.Storage.Budgets;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Budgets;

/// <summary>What budgets keep to, wherever they are counted.</summary>
public abstract class BudgetContract : IAsyncLifetime
{
    private static readonly Budget Hour = new("hour", 500, TimeSpan.FromHours(1));
    private static readonly Budget Day = new("day", 800, TimeSpan.FromDays(1));

    private readonly string _owner = Some.Id("owner");
    private IBudgetStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await OpenAsync().Bounded();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Tokens_AreTakenAsFarAsTheyGo_AndNoOneGetsThemTwice()
    {
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => TakeAsync(10))).Bounded();

        Assert.Equal(50, verdicts.Count(verdict => verdict.IsAllowed));
        Assert.All(verdicts.Where(verdict => !verdict.IsAllowed), verdict => Assert.InRange(verdict.Wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(72)));
    }

    [Fact]
    public async Task Tokens_AreTakenFromAllBudgets_OrFromNone()
    {
        Assert.True((await TakeAsync(400, Hour)).IsAllowed);

        Assert.False((await TakeAsync(200, Day, Hour)).IsAllowed);
        Assert.InRange((await TakeAsync(0, Day, Hour)).Left[0], 800, 800);
        Assert.InRange((await TakeAsync(0, Day, Hour)).Left[1], 99, 105);
    }

    [Fact]
    public async Task Settling_GivesBackAndTakesMore_EvenBeyondWhatIsThere()
    {
        await TakeAsync(400);
        await _store.SettleAsync(_owner, [Hour], -300, Token);
        Assert.InRange((await TakeAsync(0)).Left[0], 399, 405);

        await _store.SettleAsync(_owner, [Hour], 900, Token);
        var after = await TakeAsync(1);

        Assert.Equal((false, 0), (after.IsAllowed, after.Left[0]));
        Assert.InRange(after.Wait, TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(70));
        await _store.SettleAsync(_owner, [Hour], -100_000, Token);
        Assert.Equal(500, (await TakeAsync(0)).Left[0]);
    }

    [Fact]
    public async Task Budgets_AreEachTheirOwners()
    {
        await TakeAsync(500);

        Assert.False((await TakeAsync(1)).IsAllowed);
        Assert.True((await _store.TakeAsync(Some.Id("other"), [Hour], 500, Token)).IsAllowed);
    }

    private protected abstract Task<IBudgetStore> OpenAsync();

    private protected abstract ValueTask CloseAsync();

    private Task<BudgetVerdict> TakeAsync(long tokens, params Budget[] budgets) =>
        _store.TakeAsync(_owner, budgets.Length == 0 ? [Hour] : budgets, tokens, Token).AsTask();
}
