using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using StreamChat.Api.Storage.Budgets;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Budgets;

/// <summary>
/// Lets callers use up tokens as far as their budgets go. Before a call its prompt and an answer of usual length are taken, so that many calls at once
/// cannot use up what is there once; after it, what it really used.
/// </summary>
internal sealed class TokenBudgets(IBudgetStore store, Settlements settlements, IOptions<BudgetOptions> options)
{
    private const long UsualAnswer = 1024;
    private const long BytesPerToken = 4;

    private readonly Budget[] _budgets = [.. Configured(options.Value)];

    /// <summary>
    /// About how many tokens a text is. Every model counts differently and few tell how; four bytes of UTF-8 a token is a little more than
    /// English and code come to, and CJK, at three bytes a character, is under one token a character, as with today's vocabularies.
    /// </summary>
    internal static long Estimate(string text) => Estimate(Encoding.UTF8.GetByteCount(text));

    /// <inheritdoc cref="Estimate(string)"/>
    internal static long Estimate(long bytes) => (bytes + BytesPerToken - 1) / BytesPerToken;

    /// <summary>Takes what a call will use up, as far as can be said before; or says that there is not so much. Without budgets there is neither.</summary>
    internal async ValueTask<(TokenReservation? Reservation, Problem? Problem)> ReserveAsync(
        string owner, long promptTokens, CancellationToken cancellationToken)
    {
        if (_budgets.Length == 0)
        {
            return (null, null);
        }

        // Who asks for more than a whole budget gets it when the budget is untouched, and waits the longer afterwards.
        var tokens = Math.Min(promptTokens + UsualAnswer, _budgets.Min(budget => budget.Tokens));
        var verdict = await store.TakeAsync(owner, _budgets, tokens, cancellationToken);
        return verdict.IsAllowed
            ? (new TokenReservation(owner, _budgets, tokens, promptTokens, settlements), null)
            : (null, Spent(verdict));
    }

    /// <summary>For a call that the caller has not asked for, such as a title's: it takes place in any case, and is charged what it used.</summary>
    internal TokenReservation? ChargeLater(string owner, long promptTokens) =>
        _budgets.Length == 0 ? null : new TokenReservation(owner, _budgets, taken: 0, promptTokens, settlements);

    /// <summary>What is left, by name; empty where nothing is limited.</summary>
    internal async ValueTask<IReadOnlyDictionary<string, LimitLeft>> ReadAsync(string owner, CancellationToken cancellationToken)
    {
        if (_budgets.Length == 0)
        {
            return new Dictionary<string, LimitLeft>();
        }

        var verdict = await store.TakeAsync(owner, _budgets, tokens: 0, cancellationToken);
        return _budgets.Zip(verdict.Left).ToDictionary(each => each.First.Name, each => new LimitLeft(each.First.Tokens, each.Second));
    }

    private static IEnumerable<Budget> Configured(BudgetOptions options)
    {
        if (options.TokensPerMinute > 0)
        {
            yield return new Budget("minute", options.TokensPerMinute, TimeSpan.FromMinutes(1));
        }

        if (options.TokensPerDay > 0)
        {
            yield return new Budget("day", options.TokensPerDay, TimeSpan.FromDays(1));
        }
    }

    /// <summary>With the fields of the IETF's draft on rate limit headers, beside which the gateway puts its own.</summary>
    private Problem Spent(BudgetVerdict verdict)
    {
        var policy = _budgets.Select(budget => string.Create(
            CultureInfo.InvariantCulture, $"\"tokens-{budget.Name}\";q={budget.Tokens};w={(long)budget.Window.TotalSeconds}"));
        var left = _budgets.Zip(verdict.Left, (budget, left) => string.Create(
            CultureInfo.InvariantCulture, $"\"tokens-{budget.Name}\";r={left};t={Math.Ceiling(budget.TimeOf(budget.Tokens - left).TotalSeconds)}"));
        return new Problem(ProblemCodes.RateLimited, "The tokens that may be used up in this time are used up.")
        {
            RetryAfter = verdict.Wait,
            Headers = new Dictionary<string, string> { ["RateLimit-Policy"] = string.Join(", ", policy), ["RateLimit"] = string.Join(", ", left) },
        };
    }
}
