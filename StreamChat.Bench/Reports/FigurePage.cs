using System.Text;
using StreamChat.Bench.Experiments;
using StreamChat.Bench.Machine;
using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;

namespace StreamChat.Bench.Reports;

/// <summary>The figures as the page docs/benchmarks.md shows them.</summary>
internal sealed class FigurePage(FigureTable table, Sizes sizes, IReadOnlyList<SystemUnderTest> systems)
{
    private static readonly (string Title, string Measure)[] TokenColumns =
    [
        ("CPU µs a token", Measures.Cpu), ("streams/s", Measures.Streams), ("tokens/s", Measures.Tokens), ("TTFT p50 ms", Measures.FirstP50),
        ("token age p50 ms", Measures.AgeP50), ("p99", Measures.AgeP99), ("bytes allocated a token", Measures.Allocated),
    ];

    private static readonly (string Title, string Measure)[] FirstColumns =
        [("head p50 ms", Measures.HeadP50), ("TTFT p50 ms", Measures.FirstP50), ("TTFT p99 ms", Measures.FirstP99)];

    private static readonly (string Title, string Measure)[] HoldColumns =
    [
        ("KB a stream", Measures.Memory), ("files a stream", Measures.Files), ("CPU µs a stream and second", Measures.StreamCpu), ("failed", Measures.Failed),
        ("gap p99 ms", Measures.GapP99), ("aborted within 2 s", Measures.Aborted),
    ];

    /// <summary>Goal, figure, verdict.</summary>
    internal string GoalTable()
    {
        var rows = new MarkdownTable("goal", "limit", "figure", "verdict");
        foreach (var goal in Goals.All)
        {
            var verdict = goal.Judge(table) switch { Verdict.Met => "met", Verdict.Missed => "**missed**", _ => "not measured" };
            rows.Add(goal.Name, $"{(goal.IsLeast ? "≥" : "≤")} {goal.Limit:0.##} {goal.Unit}".TrimEnd(), MarkdownTable.Number(goal.Figure(table)), verdict);
        }

        return rows.ToString();
    }

    internal string Text()
    {
        var page = new StringBuilder()
            .Append(FormattableString.Invariant($"Measured on {Description.Text}; rounds: {sizes.Rounds}.\n"))
            .Append(FormattableString.Invariant($"Streams with a wrong, missing or doubled frame, or failed otherwise: {table.Failed}.\n"))
            .Append(FormattableString.Invariant($"Requests that were refused for now (503) and sent again when they might be: {table.Refusals}.\n\n"))
            .Append(GoalTable());
        foreach (var experiment in new[] { ExperimentNames.Paced500, ExperimentNames.Burst64, ExperimentNames.Burst512 })
        {
            Append(page, experiment, TokenColumns, withRatio: true);
        }

        Append(page, ExperimentNames.First1, FirstColumns, withRatio: false);
        Append(page, ExperimentNames.First32, FirstColumns, withRatio: false);
        foreach (var (experiment, _) in sizes.Holds)
        {
            Append(page, experiment, HoldColumns, withRatio: false);
        }

        Append(page, ExperimentNames.Short, TokenColumns, withRatio: false);
        Append(page, ExperimentNames.Long, TokenColumns, withRatio: false);
        Append(page, ExperimentNames.Telemetry64, TokenColumns, withRatio: false);
        Append(page, ExperimentNames.Telemetry512, TokenColumns, withRatio: false);
        Append(page, ExperimentNames.TelemetryPaced, TokenColumns, withRatio: false);
        AppendRedis(page);
        AppendOwnCost(page);
        AppendSystems(page);
        return page.ToString();
    }

    private void Append(StringBuilder page, string experiment, (string Title, string Measure)[] columns, bool withRatio)
    {
        var names = table.Keys.Where(key => key.Experiment == experiment).Select(key => key.System).Distinct().ToArray();
        if (names.Length == 0)
        {
            return;
        }

        string[] head = withRatio ? ["system", "CPU × nginx", .. columns.Select(column => column.Title)] : ["system", .. columns.Select(column => column.Title)];
        var rows = new MarkdownTable(head);
        foreach (var name in systems.SelectMany(system => names.Where(name => name.Split('/')[0] == system.Name)).Distinct())
        {
            var cells = columns.Select(column => MarkdownTable.Number(table.Median(name, experiment, column.Measure)));
            var ratio = MarkdownTable.Number(table.Ratio(name, SystemNames.Nginx, experiment, Measures.Cpu));
            rows.Add(withRatio ? [name, ratio, .. cells] : [name, .. cells]);
        }

        page.Append("\n### ").Append(experiment).Append("\n\n").Append(rows);
    }

    private void AppendRedis(StringBuilder page)
    {
        var rows = new MarkdownTable("system", "commands a second and run", "of them scripts", "marks that the store did not keep up");
        foreach (var system in systems.Where(system => system.IsRun))
        {
            rows.Add(
                system.Name,
                MarkdownTable.Number(table.Median(system.Name, ExperimentNames.Paced500, Measures.RedisCommands)),
                MarkdownTable.Number(table.Median(system.Name, ExperimentNames.Paced500, Measures.RedisScripts)),
                MarkdownTable.Number(table.Median(system.Name, ExperimentNames.Paced500, Measures.Marks)));
        }

        page.Append("\n### Redis, paced500\n\n").Append(rows);
    }

    /// <summary>What the bench itself takes from the machine: it must be far less than what it measures.</summary>
    private void AppendOwnCost(StringBuilder page)
    {
        var rows = new MarkdownTable("experiment, of nginx", "load client, CPU µs a token", "fake provider, CPU µs a token", "nginx, CPU µs a token");
        foreach (var experiment in new[] { ExperimentNames.Paced500, ExperimentNames.Burst64, ExperimentNames.Burst512 })
        {
            string Cell(string measure) => MarkdownTable.Number(table.Median(SystemNames.Nginx, experiment, measure));
            rows.Add(experiment, Cell(Measures.LoadCpu), Cell(Measures.ProviderCpu), Cell(Measures.Cpu));
        }

        page.Append("\n### What the bench itself costs\n\n").Append(rows);
    }

    private void AppendSystems(StringBuilder page)
    {
        var rows = new MarkdownTable("system", "what it is");
        foreach (var system in systems)
        {
            rows.Add(system.Name, system.Title);
        }

        page.Append("\n### The systems\n\n").Append(rows);
    }
}
