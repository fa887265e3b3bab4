using StreamChat.Bench.Load;
using StreamChat.Bench.Machine;
using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;

namespace StreamChat.Bench.Experiments;

/// <summary>Lets one load come to one system, and writes down what both say.</summary>
internal sealed class Measurement(TestBed bed, FigureTable table)
{
    private readonly ProcessTree _own = ProcessTree.WithoutChildren(Environment.ProcessId);
    private readonly ProcessTree _provider = new(bed.Provider.Id);

    internal async Task MeasureAsync(SystemUnderTest system, string experiment, LoadPlan plan, int round)
    {
        await system.Target.PrepareAsync(MostStreams(plan));
        var (cpu, own, provider) = (system.Tree.Cpu, _own.Cpu, _provider.Cpu);
        var redis = await RedisAsync(system);
        var allocated = await AllocatedAsync(system);
        var figures = await LoadRun.RunAsync(system.Target, plan);
        (cpu, own, provider) = (system.Tree.Cpu - cpu, _own.Cpu - own, _provider.Cpu - provider);

        void Add(string measure, double? value) => table.Add(new(system.Name, experiment, measure), round, value);
        var tokens = Math.Max(1, figures.Tokens / (double)system.Target.Readers);
        Add(Measures.Cpu, cpu.TotalMicroseconds / tokens);
        Add(Measures.LoadCpu, own.TotalMicroseconds / tokens);
        Add(Measures.ProviderCpu, provider.TotalMicroseconds / tokens);
        Add(Measures.Allocated, (await AllocatedAsync(system) - allocated) / tokens);
        AddTimes(Add, figures);
        if (redis is not null)
        {
            var runSeconds = plan.Streams * figures.Elapsed.TotalSeconds;
            var after = (await RedisAsync(system))!;
            Add(Measures.RedisCommands, (after.Commands - redis.Commands) / runSeconds);
            Add(Measures.Marks, figures.Marks);
            Add(Measures.RedisScripts, (after.Scripts - redis.Scripts) / runSeconds);
        }

        table.AddFaults($"{system.Name}, {experiment}", figures.Faults);
    }

    private static void AddTimes(Action<string, double?> add, LoadFigures figures)
    {
        add(Measures.Streams, figures.Streams / figures.Elapsed.TotalSeconds);
        add(Measures.Tokens, figures.Tokens / figures.Elapsed.TotalSeconds);
        add(Measures.HeadP50, figures.Head.Percentile(0.5));
        add(Measures.FirstP50, figures.First.Percentile(0.5));
        add(Measures.FirstP99, figures.First.Percentile(0.99));
        add(Measures.AgeP50, figures.Age.Percentile(0.5));
        add(Measures.AgeP99, figures.Age.Percentile(0.99));
        add(Measures.GapP99, figures.Gap.Percentile(0.99));
        add(Measures.Failed, figures.Failed);
        add(Measures.Refusals, figures.Refusals);
    }

    private static int MostStreams(LoadPlan plan) =>
        plan.MostRepeats == int.MaxValue ? plan.Streams : plan.Streams * plan.MostRepeats;

    private static async Task<RedisCounters?> RedisAsync(SystemUnderTest system) =>
        system.RedisPort == 0 ? null : await RedisCounters.ReadAsync(system.RedisPort);

    private static async Task<double?> AllocatedAsync(SystemUnderTest system) =>
        system.Metrics.Count == 0 ? null : await RuntimeCounters.SumAsync(system.Metrics, RuntimeCounters.Allocated);
}
