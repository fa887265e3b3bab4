using StreamChat.Bench.Experiments;
using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;

namespace StreamChat.Bench.Reports;

/// <summary>How fast StreamChat should be.</summary>
internal static class Goals
{
    private const string TimesNginx = "× nginx";
    private const string TimesTyped = "× typed stream";
    private const string NotExported = "× without";

    internal static IReadOnlyList<Goal> All { get; } =
    [
        new("api alone, paced, CPU a token", 1.6, TimesNginx, Cpu(SystemNames.ApiChat, ExperimentNames.Paced500)),
        new("api alone, h2c to the provider, paced, CPU a token", 1.3, TimesNginx, Cpu(SystemNames.ApiChatH2c, ExperimentNames.Paced500)),
        new("api alone, burst64, CPU a token", 2.4, TimesNginx, Cpu(SystemNames.ApiChat, ExperimentNames.Burst64)),
        new("api alone, burst64, CPU a token", 0.25, TimesTyped, Ratio(SystemNames.ApiChat, SystemNames.TypedRelay, ExperimentNames.Burst64, Measures.Cpu)),
        new("gateway + api, paced, CPU a token", 2.0, TimesNginx, Cpu(SystemNames.GatewayChat, ExperimentNames.Paced500)),
        new("gateway + api, burst64, streams/s", 0.45, TimesNginx, Ratio(SystemNames.GatewayChat, SystemNames.Nginx, ExperimentNames.Burst64, Measures.Streams), IsLeast: true),
        new(
            "gateway + api, burst64, streams/s", 2.5, TimesTyped + " behind the gateway",
            Ratio(SystemNames.GatewayChat, SystemNames.GatewayTyped, ExperimentNames.Burst64, Measures.Streams), IsLeast: true),
        new("a conversation's run, paced, CPU a token (with Redis)", 2.6, TimesNginx, Cpu(SystemNames.Run, ExperimentNames.Paced500)),
        new("a conversation's run, paced, token age p50", 40, "ms", Median(SystemNames.Run, ExperimentNames.Paced500, Measures.AgeP50)),
        new("a conversation's run, TTFT added at 1", 1.5, "ms", Added(SystemNames.Run, ExperimentNames.First1)),
        new("api, TTFT added at 1", 0.2, "ms", Added(SystemNames.ApiChat, ExperimentNames.First1)),
        new("gateway + api, TTFT added at 1", 0.5, "ms", Added(SystemNames.GatewayChat, ExperimentNames.First1)),
        new("gateway + api, TTFT added at 32", 1.5, "ms", Added(SystemNames.GatewayChat, ExperimentNames.First32)),
        new("api, first request after ready", 5, "× warm", FirstRequest(SystemNames.ApiChat)),
        new("gateway + api, first request after ready", 5, "× warm", FirstRequest(SystemNames.GatewayChat)),
        new("api, memory a held stream", 32, "KB", table => Memory(table, "api-h2c")),
        new("gateway, memory a held stream", 32, "KB", table => Memory(table, "gateway")),
        new("gateway + api, memory a held stream", 65, "KB", table => Memory(table, "gateway") + Memory(table, "api-h2c")),
        new("gateway + api, largest hold, failed streams", 0, "", Largest(Measures.Failed)),
        new("gateway + api, largest hold, gap p99", 1100, "ms", Largest(Measures.GapP99)),
        new("gateway + api, largest hold, aborted within 2 s of leaving", 1, "of all", Largest(Measures.Aborted), IsLeast: true),
        new("gateway + api, paced, token age p50", 3, TimesNginx, Ratio(SystemNames.GatewayChat, SystemNames.Nginx, ExperimentNames.Paced500, Measures.AgeP50)),
        new("a longer answer, CPU a token (1600 tokens to 200)", 1.1, "×", Growth(SystemNames.GatewayChat)),
        new("a longer run, CPU a token (1600 tokens to 200)", 1.1, "×", Growth(SystemNames.Run)),
        new("a further reader of a run", 0.25, "of a run", FurtherReader),
        new("telemetry exported, paced, CPU a token", 1.05, NotExported, Exporting(ExperimentNames.TelemetryPaced, Measures.Cpu)),
        new("telemetry exported, bursts of 64, CPU a token", 1.05, NotExported, Exporting(ExperimentNames.Telemetry64, Measures.Cpu)),
        new("telemetry exported, bursts of 64, tokens/s", 0.95, NotExported, Exporting(ExperimentNames.Telemetry64, Measures.Tokens), IsLeast: true),
        new("telemetry exported, bursts of 512, CPU a token", 1.05, NotExported, Exporting(ExperimentNames.Telemetry512, Measures.Cpu)),
        new("telemetry exported, bursts of 512, tokens/s", 0.95, NotExported, Exporting(ExperimentNames.Telemetry512, Measures.Tokens), IsLeast: true),
    ];

    private static Func<FigureTable, double?> Exporting(string experiment, string measure) =>
        Ratio(SystemNames.GatewayChatExporting, SystemNames.GatewayChat, experiment, measure);

    private static Func<FigureTable, double?> Cpu(string system, string experiment) => Ratio(system, SystemNames.Nginx, experiment, Measures.Cpu);

    private static Func<FigureTable, double?> Ratio(string system, string other, string experiment, string measure) =>
        table => table.Ratio(system, other, experiment, measure);

    private static Func<FigureTable, double?> Median(string system, string experiment, string measure) =>
        table => table.Median(system, experiment, measure);

    private static Func<FigureTable, double?> Added(string system, string experiment) =>
        table => table.Added(system, SystemNames.Provider, experiment, Measures.FirstP50);

    private static Func<FigureTable, double?> FirstRequest(string system) =>
        table => table.Median(system, ExperimentNames.Start, Measures.FirstRequest) / table.Median(system, ExperimentNames.First1, Measures.FirstP50);

    private static double? Memory(FigureTable table, string process) =>
        table.Median($"{SystemNames.GatewayChat}/{process}", ExperimentNames.Hold5000, Measures.Memory);

    private static Func<FigureTable, double?> Largest(string measure) =>
        table => table.Median(SystemNames.GatewayChat, ExperimentNames.Hold9500, measure) ?? table.Median(SystemNames.GatewayChat, ExperimentNames.Hold5000, measure);

    private static Func<FigureTable, double?> Growth(string system) =>
        table => table.Median(system, ExperimentNames.Long, Measures.Cpu) / table.Median(system, ExperimentNames.Short, Measures.Cpu);

    private static double? FurtherReader(FigureTable table) =>
        (table.Ratio(SystemNames.RunOfThree, SystemNames.Run, ExperimentNames.Paced500, Measures.Cpu) - 1) / 2;
}
