using StreamChat.Bench.Results;

namespace StreamChat.Bench.Reports;

/// <summary>What a figure should be.</summary>
/// <param name="Name">What is judged.</param>
/// <param name="Limit">The figure that it must not pass.</param>
/// <param name="Unit">What it counts; a ratio has its reference here.</param>
/// <param name="Figure">Finds the figure; null when it was not measured.</param>
/// <param name="IsLeast">Whether the limit is the least that is wanted, and not the most.</param>
internal sealed record Goal(string Name, double Limit, string Unit, Func<FigureTable, double?> Figure, bool IsLeast = false)
{
    internal Verdict Judge(FigureTable table)
    {
        if (Figure(table) is not { } figure)
        {
            return Verdict.NotMeasured;
        }

        return (IsLeast ? figure >= Limit : figure <= Limit) ? Verdict.Met : Verdict.Missed;
    }
}
