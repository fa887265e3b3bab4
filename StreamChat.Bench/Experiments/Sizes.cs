using StreamChat.Bench.Load;
using StreamChat.Bench.Systems;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Experiments;

/// <summary>How long and how large the experiments are.</summary>
internal sealed record Sizes
{
    // For streams that follow one another a number of times and not for a time.
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(2);

    internal int Rounds { get; init; } = 3;

    internal TimeSpan Burst { get; init; } = TimeSpan.FromSeconds(2.5);

    internal int PacedStreams { get; init; } = 500;

    internal int PacedTokens { get; init; } = 150;

    internal int FirstRepeats { get; init; } = 80;

    /// <summary>The held streams, and the experiment's name.</summary>
    internal (string Name, int Streams)[] Holds { get; init; } = [(ExperimentNames.Hold5000, 5000), (ExperimentNames.Hold9500, 9500)];

    /// <summary>The held runs of conversations.</summary>
    internal int HeldRuns { get; init; } = 5000;

    /// <summary>Whose streams are held, beside a conversation's runs.</summary>
    internal string[] Held { get; init; } = [SystemNames.Nginx, SystemNames.ApiChat, SystemNames.GatewayChat];

    internal TimeSpan Hold { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Streams of the experiment that compares answers of different length.</summary>
    internal int GrowthStreams { get; init; } = 128;

    /// <summary>How often what telemetry costs is measured, with and without it in turn: a few percent are less than what one round differs from the next by.</summary>
    internal int TelemetryRounds { get; init; } = 16;

    /// <summary>How long each system works before anything counts.</summary>
    internal TimeSpan Warm { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The same for processes of which a few percent, or a few kilobytes, are to be told: until their code has its last form.</summary>
    internal TimeSpan LongWarm { get; init; } = TimeSpan.FromSeconds(8);

    internal static Sizes Full { get; } = new();

    /// <summary>Shows that all of it works and where a figure lies, roughly.</summary>
    internal static Sizes Quick { get; } = new()
    {
        Rounds = 1,
        Burst = TimeSpan.FromMilliseconds(600),
        PacedTokens = 75,
        FirstRepeats = 20,
        Holds = [(ExperimentNames.Hold5000, 1000)],
        HeldRuns = 500,
        Held = [SystemNames.GatewayChat],
        Hold = TimeSpan.FromSeconds(3),
        GrowthStreams = 32,
        Warm = TimeSpan.FromSeconds(1),
        LongWarm = TimeSpan.FromSeconds(1),
    };

    /// <summary>Shows only that all of it works.</summary>
    internal static Sizes Tiny { get; } = Quick with
    {
        Burst = TimeSpan.FromMilliseconds(200),
        PacedStreams = 20,
        PacedTokens = 20,
        FirstRepeats = 3,
        Holds = [(ExperimentNames.Hold5000, 50)],
        HeldRuns = 50,
        Hold = TimeSpan.FromSeconds(2),
        GrowthStreams = 4,
        Warm = TimeSpan.FromMilliseconds(300),
        LongWarm = TimeSpan.FromMilliseconds(300),
    };

    /// <summary>The experiments of every round.</summary>
    internal IEnumerable<(string Name, LoadPlan Plan)> Plans =>
    [
        (ExperimentNames.Burst64, BurstOf(64)),
        (ExperimentNames.Burst512, BurstOf(512)),
        (ExperimentNames.Paced500, Paced),
        (ExperimentNames.First1, new LoadPlan(new Shape(8, 0), 1) { Repeat = Enough, MostRepeats = FirstRepeats }),
        (ExperimentNames.First32, new LoadPlan(new Shape(8, 0), 32) { Repeat = Enough, MostRepeats = Math.Max(2, FirstRepeats / 4) }),
    ];

    /// <summary>What the two chains do that differ in their telemetry alone: more rounds of shorter bursts, and one in four of them paced as well.</summary>
    internal IEnumerable<(string Name, LoadPlan Plan)> Telemetry(int round) =>
    [
        (ExperimentNames.Telemetry64, BurstOf(64) with { Repeat = Burst / 2 }),
        (ExperimentNames.Telemetry512, BurstOf(512) with { Repeat = Burst / 2 }),
        .. round % 4 == 0 ? [(ExperimentNames.TelemetryPaced, Paced)] : Array.Empty<(string, LoadPlan)>(),
    ];

    /// <summary>The same tokens in short answers and in long ones.</summary>
    internal IEnumerable<(string Name, LoadPlan Plan)> Growth =>
    [
        (ExperimentNames.Short, new LoadPlan(new Shape(200, 0), GrowthStreams) { Repeat = Enough, MostRepeats = 8 }),
        (ExperimentNames.Long, new LoadPlan(new Shape(1600, 0), GrowthStreams)),
    ];

    private LoadPlan Paced => new(new Shape(PacedTokens, 20), PacedStreams) { Spread = TimeSpan.FromSeconds(1) };

    private LoadPlan BurstOf(int streams) => new(new Shape(200, 0), streams) { Repeat = Burst };
}
