using System.ComponentModel.DataAnnotations;

namespace StreamChat.Api.Budgets;

/// <summary>How many tokens a caller may use up, prompt and answer together.</summary>
internal sealed class BudgetOptions
{
    internal const string SectionName = "Limits";

    /// <summary>In a minute; default 0, which is no limit.</summary>
    [Range(0, 1_000_000_000)]
    public long TokensPerMinute { get; set; }

    /// <summary>In a day; default 0, which is no limit.</summary>
    [Range(0, 1_000_000_000_000)]
    public long TokensPerDay { get; set; }
}
