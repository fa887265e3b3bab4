using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;

namespace StreamChat.Bench.Experiments;

/// <summary>
/// What is measured when: every round has every experiment, in every experiment the systems come one after the other, and each round begins
/// with another system, so that what the machine does meanwhile meets all of them.
/// </summary>
internal sealed class Schedule(TestBed bed, FigureTable table, Sizes sizes, IReadOnlyList<SystemUnderTest> systems)
{
    private readonly Measurement _measurement = new(bed, table);

    internal async Task RunAsync()
    {
        foreach (var system in systems)
        {
            await Warming.WarmAsync(system, table, sizes.Warm);
        }

        for (var round = 0; round < sizes.Rounds; round++)
        {
            await RoundAsync(round);
        }

        await GrowthAsync();
    }

    // Bursts of runs would need a conversation for each of thousands of streams; the paced load and the first token say what matters of them.
    private static bool IsFor(SystemUnderTest system, string experiment) =>
        !system.IsRun || experiment is ExperimentNames.Paced500 or ExperimentNames.First1 or ExperimentNames.First32;

    private async Task RoundAsync(int round)
    {
        foreach (var (experiment, plan) in sizes.Plans)
        {
            Progress.Say($"round {round + 1} of {sizes.Rounds}, {experiment}");
            var fit = systems.Where(system => IsFor(system, experiment)).ToArray();
            for (var i = 0; i < fit.Length; i++)
            {
                await _measurement.MeasureAsync(fit[(i + (round * 3)) % fit.Length], experiment, plan, round);
            }
        }
    }

    private async Task GrowthAsync()
    {
        foreach (var system in systems.Where(system => system.Name is SystemNames.GatewayChat or SystemNames.Run))
        {
            foreach (var (experiment, plan) in sizes.Growth)
            {
                Progress.Say($"{system.Name}, {experiment}");
                await _measurement.MeasureAsync(system, experiment, plan, round: 0);
            }
        }
    }
}
