using StreamChat.Bench.Load;
using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Experiments;

/// <summary>Lets a system work before anything counts: its code is compiled, its connections are open.</summary>
internal static class Warming
{
    internal static async Task WarmAsync(SystemUnderTest system, FigureTable table, TimeSpan time)
    {
        Progress.Say($"warming {system.Name}");
        LoadPlan[] plans = system.RedisPort == 0
            ? [new(new Shape(50, 0), 32) { Repeat = time }, new(new Shape(20, 5), 64) { Repeat = time / 3 }]
            : [new(new Shape(50, 2), 64) { Repeat = time, MostRepeats = 8 }];
        foreach (var plan in plans)
        {
            await system.Target.PrepareAsync(system.RedisPort == 0 ? 0 : plan.Streams * plan.MostRepeats);
            table.AddFaults($"{system.Name}, warming", (await LoadRun.RunAsync(system.Target, plan)).Faults);
        }
    }
}
