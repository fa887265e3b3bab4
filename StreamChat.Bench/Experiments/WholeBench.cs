using StreamChat.Bench.Reports;
using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;

namespace StreamChat.Bench.Experiments;

/// <summary>The verb <c>run</c>: everything, from the first process to the page with the figures.</summary>
internal static class WholeBench
{
    internal static async Task<int> RunAsync(Arguments arguments)
    {
        var sizes = arguments.Has("--tiny") ? Sizes.Tiny : arguments.Has("--quick") ? Sizes.Quick : Sizes.Full;
        sizes = sizes with { Rounds = arguments.Number("--rounds", sizes.Rounds) };
        var table = new FigureTable();
        await using var bed = new TestBed();
        using var stopping = new BedGuard(bed);
        var only = Only(arguments);
        var systems = await new StartedSystems(bed, table).StartAsync(only);
        await new Schedule(bed, table, sizes, systems).RunAsync();
        await bed.StopAsync();
        if (only is null || only.Contains(SystemNames.GatewayChatExporting))
        {
            systems = [.. systems, await new TelemetryPhase(table, sizes).RunAsync()];
        }

        if (!arguments.Has("--skip-hold"))
        {
            await new HoldPhase(table, sizes).RunAsync();
        }

        var page = new FigurePage(table, sizes, systems);
        Console.WriteLine(page.Text());
        if (arguments.Has("--report"))
        {
            ReportFile.Write(arguments.Text("--report"), page.Text());
        }

        if (arguments.Has("--json"))
        {
            FigureJson.Write(arguments.Text("--json"), table);
        }

        return Conclude(table, bed);
    }

    private static string[]? Only(Arguments arguments) =>
        arguments.Has("--only") ? arguments.Text("--only").Split(',')
            : arguments.Has("--quick") || arguments.Has("--tiny") ? SystemNames.Quick
            : null;

    private static int Conclude(FigureTable table, TestBed bed)
    {
        foreach (var fault in table.Faults)
        {
            Console.Error.WriteLine($"fault: {fault}");
        }

        if (table.Failed > 0 || table.Faults.Count > 0)
        {
            Console.Error.WriteLine($"bench: {table.Failed} streams were not as they must be; logs are in {bed.Folder}");
            bed.KeepsLogs = true;
            return 1;
        }

        Console.Error.WriteLine("bench: every frame was correct");
        return 0;
    }
}
