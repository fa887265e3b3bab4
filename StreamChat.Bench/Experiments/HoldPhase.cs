using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;

namespace StreamChat.Bench.Experiments;

/// <summary>
/// All held streams, each time on processes of their own: a heap that other loads have made large would hold many streams without growing,
/// and runs outlive their readers.
/// </summary>
internal sealed class HoldPhase(FigureTable table, Sizes sizes)
{
    internal async Task RunAsync()
    {
        var round = 0;
        foreach (var (experiment, streams) in sizes.Holds)
        {
            foreach (var name in sizes.Held)
            {
                await MeasureAsync(name, experiment, streams, ++round);
            }
        }

        await MeasureAsync(SystemNames.Run, sizes.Holds[0].Name, sizes.HeldRuns, ++round);
    }

    private async Task MeasureAsync(string name, string experiment, int streams, int round)
    {
        await using var bed = new TestBed();
        using var guard = new BedGuard(bed);
        var systems = await new StartedSystems(bed, table, round).StartAsync([name]);
        var system = systems.Single(system => system.Name == name);
        await Warming.WarmAsync(system, table, sizes.LongWarm);
        Progress.Say($"{experiment}, {name}");
        await new HoldExperiment(bed, table, sizes.Hold).MeasureAsync(system, experiment, streams);
    }
}
