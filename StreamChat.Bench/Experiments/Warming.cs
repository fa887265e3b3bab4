using StreamChat.Bench.Load;
using StreamChat.Bench.Machine;
using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Experiments;

/// <summary>Lets a system work before anything counts: its code is compiled, its connections are open.</summary>
internal static class Warming
{
    // A runtime compiles what is called often once more, in the background, and on a busy machine for a long time.
    private const int MostPasses = 3;
    private const int FewMethods = 25;

    /// <summary>Lets it work for a time, and again as long as it still compiles.</summary>
    internal static async Task WarmAsync(SystemUnderTest system, FigureTable table, TimeSpan time)
    {
        Progress.Say($"warming {system.Name}");
        for (var (pass, compiled) = (0, await CompiledAsync(system)); pass < MostPasses; pass++)
        {
            await WorkAsync(system, table, time);
            var (before, after) = (compiled, await CompiledAsync(system));
            if (after - before < FewMethods)
            {
                return;
            }

            compiled = after;
        }
    }

    private static Task<double> CompiledAsync(SystemUnderTest system) => RuntimeCounters.SumAsync(system.Metrics, RuntimeCounters.Compiled);

    private static async Task WorkAsync(SystemUnderTest system, FigureTable table, TimeSpan time)
    {
        LoadPlan[] plans = system.IsRun
            ? [new(new Shape(50, 2), 64) { Repeat = time, MostRepeats = 8 }]
            : [new(new Shape(50, 0), 32) { Repeat = time }, new(new Shape(20, 5), 64) { Repeat = time / 3 }];
        foreach (var plan in plans)
        {
            await system.Target.PrepareAsync(system.IsRun ? plan.Streams * plan.MostRepeats : 0);
            table.AddFaults($"{system.Name}, warming", (await LoadRun.RunAsync(system.Target, plan)).Faults);
        }
    }
}
