using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;

namespace StreamChat.Bench.Experiments;

/// <summary>
/// What telemetry costs: two chains that differ in nothing but that one exports, in turn, and each first in every other round. On processes of their
/// own, which did the same before: what a process has compiled, and how large its heap grew, makes more of a difference than telemetry.
/// </summary>
internal sealed class TelemetryPhase(FigureTable table, Sizes sizes)
{
    /// <summary>Measures both, and returns the one that exports; the other is known by its other figures.</summary>
    internal async Task<SystemUnderTest> RunAsync()
    {
        await using var bed = new TestBed();
        using var guard = new BedGuard(bed);
        var pair = await StartAsync(bed);
        foreach (var system in pair)
        {
            await Warming.WarmAsync(system, table, sizes.LongWarm);
        }

        var measurement = new Measurement(bed, table);
        for (var round = 0; round < sizes.TelemetryRounds; round++)
        {
            foreach (var (experiment, plan) in sizes.Telemetry(round))
            {
                Progress.Say($"telemetry, {round + 1} of {sizes.TelemetryRounds}, {experiment}");
                await measurement.MeasureAsync(pair[round % 2], experiment, plan, round);
                await measurement.MeasureAsync(pair[1 - (round % 2)], experiment, plan, round);
            }
        }

        return pair[1];
    }

    private static async Task<SystemUnderTest[]> StartAsync(TestBed bed)
    {
        var builder = new SystemsBuilder(bed);
        await bed.StartAsync();
        await builder.ApiAsync(providerHttp2: true);
        await builder.GatewayBeforeApiAsync();
        await builder.ExportingChainAsync();
        return [builder.BehindGateway(SystemNames.GatewayChat), builder.BehindGateway(SystemNames.GatewayChatExporting)];
    }
}
