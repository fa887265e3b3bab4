namespace StreamChat.Tests.Architecture;

/// <summary>Who may not know whom. Folders that do not exist yet are in it already, so that the first file in them finds the rule.</summary>
internal static class Rooms
{
    private const string Api = "StreamChat.Api";
    private const string Redis = "StackExchange.Redis";
    private const string Sqlite = "Microsoft.Data.Sqlite";
    private const string Web = "Microsoft.AspNetCore";

    private static readonly string[] Services =
        [Api, "StreamChat.Gateway", "StreamChat.Frontend", "StreamChat.Simulator", "StreamChat.AppHost", "StreamChat.Bench"];

    // The package with the provider's wire; the door of the same name is a namespace of ours.
    private static readonly string[] ProviderWire = ["OpenAI", "System.ClientModel", "StreamChat.Api.Providers.Transport"];

    private static readonly string[] KnownToDoors = ["Providers", "Runs", "Sse", "Requests", "Draining", "Identity", "Reference", "Budgets"];

    internal static IReadOnlyList<Room> All { get; } =
    [
        new("StreamChat.AppHost", ["StreamChat.ServiceDefaults", .. ServicesBut("StreamChat.AppHost")]),
        new("StreamChat.ServiceDefaults", [.. Services, Redis, .. ProviderWire]),
        .. OtherRoomsOfServiceDefaults("Connections", "Discovery", "Health", "Hosting", "Management", "Probes", "Problems", "RequestIds", "Server", "Settings", "Warming"),
        new("StreamChat.Api", ["OpenTelemetry", .. ServicesBut(Api)]),
        Door("Chat"),
        Door("OpenAI"),
        Door("Connection"),
        Door("Doctor"),
        new("StreamChat.Api/Reference", [Redis, .. ProviderWire, .. ApiBut("Reference", "Sse")]),
        new("StreamChat.Api/Conversations", [Redis, Sqlite, .. ProviderWire, .. ApiBut(["Conversations", "Storage", .. KnownToDoors])]),
        new("StreamChat.Api/Budgets", [Redis, Sqlite, .. ProviderWire, .. ApiBut("Budgets", "Providers", "Storage")]),

        // Keys have with conversations in common how a body is read and how a store that failed is answered.
        new("StreamChat.Api/Keys", [Redis, Sqlite, .. ProviderWire, .. ApiBut(["Keys", "Conversations", "Storage", .. KnownToDoors])]),
        new("StreamChat.Api/Runs", [Web, Redis, Sqlite, .. ApiBut("Runs", "Providers", "Storage", "Draining")]),
        new("StreamChat.Api/Providers", [Web, Redis, .. ApiBut("Providers")]),
        new("StreamChat.Api/Storage", [Web, .. ProviderWire, .. ApiBut("Storage", "Runs")]),
        new("StreamChat.Api/Sse", [Redis, .. ProviderWire, .. ApiBut("Sse")]),
        new("StreamChat.Api/Requests", [Redis, .. ProviderWire, .. ApiBut("Requests", "Providers")]),
        new("StreamChat.Api/Warming", [Redis, Sqlite, .. ApiBut("Warming", "Providers")]),
        new("StreamChat.Api/Draining", [Web, Redis, .. ProviderWire, .. ApiBut("Draining")]),
        new("StreamChat.Gateway", ["OpenTelemetry", .. ProviderWire, .. ServicesBut("StreamChat.Gateway")]),
        .. new[] { "Audit", "Identity", "Routing", "Security", "Warming" }.Select(name => new Room($"StreamChat.Gateway/{name}", Redis)),
        new("StreamChat.Frontend", ["OpenTelemetry", Redis, .. ProviderWire, .. ServicesBut("StreamChat.Frontend")]),
        new("StreamChat.Simulator", ["OpenTelemetry", Redis, .. ProviderWire, .. ServicesBut("StreamChat.Simulator")]),
        new("StreamChat.Bench", ["OpenTelemetry", Redis, "StreamChat.ServiceDefaults.Server", .. ServicesBut("StreamChat.Bench").Except([Api])]),
        .. new[] { "Baselines", "Experiments", "Load", "Machine", "Provider", "Reports", "Results", "Systems", "Tokens" }.Select(name => new Room($"StreamChat.Bench/{name}", Api)),
        new("libs", "StreamChat"),
    ];

    /// <summary>A room with endpoints: it knows HTTP, and neither the other doors nor what lies behind the rooms it calls.</summary>
    private static Room Door(string name) =>
        new($"StreamChat.Api/{name}", [Redis, .. ProviderWire, .. ApiBut([name, .. KnownToDoors])]);

    /// <summary>Telemetry is the only room that knows OpenTelemetry.</summary>
    private static IEnumerable<Room> OtherRoomsOfServiceDefaults(params string[] names) =>
        names.Select(name => new Room($"StreamChat.ServiceDefaults/{name}", "OpenTelemetry"));

    private static string[] ApiBut(params string[] known) =>
    [
        .. new[] { "Chat", "OpenAI", "Connection", "Doctor", "Conversations", "Runs", "Providers", "Storage", "Sse", "Requests", "Draining", "Identity", "Keys", "Budgets", "Reference", "Warming" }
            .Except(known)
            .Select(room => $"{Api}.{room}"),
    ];

    private static string[] ServicesBut(string own) => [.. Services.Where(service => service != own)];
}
