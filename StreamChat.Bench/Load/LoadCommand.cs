using System.Globalization;
using StreamChat.Bench.Load.Targets;
using StreamChat.Bench.Machine;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Load;

/// <summary>The verb <c>load</c>: one load on any server, told in lines.</summary>
internal static class LoadCommand
{
    internal static async Task<int> RunAsync(Arguments arguments)
    {
        var server = new Uri(arguments.Text("--url"));
        var target = TargetOf(arguments.Text("--wire", "openai"), server);
        var shape = Shape.Parse(arguments.Text("--model")) ?? throw new ArgumentException("--model is not a shape, such as bench-t200-d0-s24-f0-u0.");
        var plan = new LoadPlan(shape, arguments.Number("--streams", 1))
        {
            Repeat = TimeSpan.FromSeconds(arguments.Number("--seconds", 0)),
            Http2 = arguments.Has("--http2"),
        };

        await target.PrepareAsync(plan.Streams);
        var watched = new ProcessTree([.. arguments.Text("--pid", "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))]);
        var own = new ProcessTree(Environment.ProcessId);
        var (before, ownBefore) = (watched.Cpu, own.Cpu);
        var figures = await LoadRun.RunAsync(target, plan);
        Print(figures, watched.Cpu - before, own.Cpu - ownBefore, watched.Pss);
        return figures.Failed == 0 ? 0 : 1;
    }

    /// <summary>A run takes a conversation of its own, which is made before anything counts: its streams come once each and are not repeated.</summary>
    private static Target TargetOf(string wire, Uri server) => wire switch
    {
        "chat" => new ChatTarget { Server = server },
        "run" => new RunTarget { Server = server },
        _ => new CompletionTarget { Server = server },
    };

    private static void Print(LoadFigures figures, TimeSpan cpu, TimeSpan ownCpu, long pss)
    {
        void Line(string name, double? value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {value:0.###}"));
        var seconds = figures.Elapsed.TotalSeconds;
        Line("streams", figures.Streams);
        Line("failed", figures.Failed);
        Line("tokens", figures.Tokens);
        Line("streams/s", figures.Streams / seconds);
        Line("tokens/s", figures.Tokens / seconds);
        foreach (var (name, times) in new[] { ("head", figures.Head), ("first token", figures.First), ("gap", figures.Gap), ("token age", figures.Age) })
        {
            Line($"{name} p50 ms", times.Percentile(0.5));
            Line($"{name} p99 ms", times.Percentile(0.99));
        }

        Line("watched cpu us/token", cpu.TotalMicroseconds / Math.Max(1, figures.Tokens));
        Line("own cpu us/token", ownCpu.TotalMicroseconds / Math.Max(1, figures.Tokens));
        Line("watched pss KB", pss / 1024.0);
        foreach (var fault in figures.Faults)
        {
            Console.WriteLine($"fault: {fault}");
        }
    }
}
