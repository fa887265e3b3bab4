using System.Diagnostics;
using StreamChat.Bench.Load;
using StreamChat.Bench.Machine;
using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Experiments;

/// <summary>Thousands of slow streams, held open; then all their clients leave, and the provider must see it.</summary>
internal sealed class HoldExperiment(TestBed bed, FigureTable table, TimeSpan hold)
{
    private const int BegunPerSecond = 500;

    // Each is a conversation, made and written to the store first: more than the machine takes would be refused, which holding is not about.
    private const int RunsBegunPerSecond = 125;

    private static readonly Shape OneASecond = new(3600, 1000);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeaveTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    internal async Task MeasureAsync(SystemUnderTest system, string experiment, int streams)
    {
        await system.Target.PrepareAsync(streams);
        var beginning = TimeSpan.FromSeconds((double)streams / (system.IsRun ? RunsBegunPerSecond : BegunPerSecond));
        var trees = system.Processes.ToDictionary(process => process.Key, process => new ProcessTree(process.Value));
        var empty = trees.ToDictionary(tree => tree.Key, tree => (tree.Value.Pss, tree.Value.Files));
        using var load = new LoadRun(system.Target, new LoadPlan(OneASecond, streams) { Spread = beginning });
        load.Start();
        await Task.Delay(beginning + Settling, TimeProvider.System);

        var cpu = trees.ToDictionary(tree => tree.Key, tree => tree.Value.Cpu);
        var start = Stopwatch.GetTimestamp();
        await Task.Delay(hold, TimeProvider.System);
        var streamSeconds = streams * Stopwatch.GetElapsedTime(start).TotalSeconds;
        foreach (var (name, tree) in trees)
        {
            var who = trees.Count == 1 ? system.Name : $"{system.Name}/{name}";
            Add(who, experiment, Measures.StreamCpu, (tree.Cpu - cpu[name]).TotalMicroseconds / streamSeconds);
            Add(who, experiment, Measures.Memory, (tree.Pss - empty[name].Pss) / 1024.0 / streams);
            Add(who, experiment, Measures.Files, (tree.Files - empty[name].Files) / (double)streams);
        }

        await LeaveAsync(system, experiment, load);
    }

    private async Task LeaveAsync(SystemUnderTest system, string experiment, LoadRun load)
    {
        var (open, _) = await bed.CountsAsync();
        var left = Stopwatch.GetTimestamp();
        load.Leave();
        var stillOpen = open;
        while (!system.IsRun && stillOpen > 0 && Stopwatch.GetElapsedTime(left) < LeaveTime)
        {
            await Task.Delay(LookEvery, TimeProvider.System);
            stillOpen = (await bed.CountsAsync()).Open;
        }

        await load.EndAsync();

        Add(system.Name, experiment, Measures.Aborted, system.IsRun || open == 0 ? null : 1 - (stillOpen / (double)open));
        Add(system.Name, experiment, Measures.GapP99, load.Figures.Gap.Percentile(0.99));
        Add(system.Name, experiment, Measures.Failed, load.Figures.Failed);
        Add(system.Name, experiment, Measures.Refusals, load.Figures.Refusals);
        table.AddFaults($"{system.Name}, {experiment}", load.Figures.Faults);
    }

    private void Add(string system, string experiment, string measure, double? value) => table.Add(new(system, experiment, measure), 0, value);
}
