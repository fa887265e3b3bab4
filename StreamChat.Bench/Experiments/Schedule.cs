using StreamChat.Bench.Load;
using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Experiments;

/// <summary>
/// What is measured when: every round has every experiment, in every experiment the systems come one after the other, and each round begins
/// with another system, so that what the machine does meanwhile meets all of them.
/// </summary>
internal sealed class Schedule(TestBed bed, FigureTable table, Sizes sizes, IReadOnlyList<SystemUnderTest> systems)
{
    private static readonly string[] Held = [SystemNames.Nginx, SystemNames.ApiChat, SystemNames.GatewayChat];

    private readonly Measurement _measurement = new(bed, table);

    internal async Task RunAsync(bool withHold)
    {
        Say("warming");
        foreach (var system in systems)
        {
            await WarmAsync(system);
        }

        for (var round = 0; round < sizes.Rounds; round++)
        {
            await RoundAsync(round);
        }

        await GrowthAsync();
        if (withHold)
        {
            await HoldAsync();
        }
    }

    private static void Say(string what) => Console.Error.WriteLine($"bench: {what}");

    // Bursts of runs would need a conversation for each of thousands of streams; the paced load and the first token say what matters of them.
    private static bool IsFor(SystemUnderTest system, string experiment) =>
        system.RedisPort == 0 || experiment is ExperimentNames.Paced500 or ExperimentNames.First1 or ExperimentNames.First32;

    private async Task WarmAsync(SystemUnderTest system)
    {
        LoadPlan[] plans = system.RedisPort == 0
            ? [new(new Shape(50, 0), 32) { Repeat = sizes.Warm }, new(new Shape(20, 5), 64) { Repeat = sizes.Warm / 3 }]
            : [new(new Shape(50, 2), 64) { Repeat = sizes.Warm, MostRepeats = 8 }];
        foreach (var plan in plans)
        {
            await system.Target.PrepareAsync(system.RedisPort == 0 ? 0 : plan.Streams * plan.MostRepeats);
            table.AddFaults($"{system.Name}, warming", (await LoadRun.RunAsync(system.Target, plan)).Faults);
        }
    }

    private async Task RoundAsync(int round)
    {
        foreach (var (experiment, plan) in sizes.Plans)
        {
            Say($"round {round + 1} of {sizes.Rounds}, {experiment}");
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
                Say($"{system.Name}, {experiment}");
                await _measurement.MeasureAsync(system, experiment, plan, round: 0);
            }
        }
    }

    private async Task HoldAsync()
    {
        var hold = new HoldExperiment(bed, table, sizes.Hold);
        foreach (var (name, streams) in sizes.Holds)
        {
            foreach (var system in systems.Where(system => Held.Contains(system.Name) && system.RedisPort == 0))
            {
                Say($"{name}, {system.Name}");
                await hold.MeasureAsync(system, name, streams);
            }
        }

        // Last, and once: runs outlive their readers, and would burden what follows.
        var (runs, count) = sizes.Holds[0];
        foreach (var system in systems.Where(system => system.Name == SystemNames.Run))
        {
            Say($"{runs}, {system.Name}");
            await hold.MeasureAsync(system, runs, count);
        }
    }
}
