using StreamChat.Bench.Load;
using StreamChat.Bench.Results;
using StreamChat.Bench.Systems;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Experiments;

/// <summary>Starts what is measured, and notes how long the very first request of a service takes.</summary>
internal sealed class StartedSystems(TestBed bed, FigureTable table, int round = 0)
{
    private readonly SystemsBuilder _builder = new(bed);
    private readonly List<SystemUnderTest> _systems = [];

    internal async Task<IReadOnlyList<SystemUnderTest>> StartAsync(IReadOnlyCollection<string>? only)
    {
        bool IsWanted(params string[] names) => only is null || names.Any(only.Contains);
        await bed.StartAsync();
        await AskProviderAsync();
        _systems.Add(_builder.Direct());
        await AddPeersAsync(name => IsWanted(name) || (name == SystemNames.TypedRelay && IsWanted(SystemNames.GatewayTyped)));
        await _builder.ApiAsync(providerHttp2: false);
        await AddAsync(_builder.Alone(SystemNames.ApiChat), isFirst: true);
        await AddAsync(_builder.Alone(SystemNames.ApiCompletions), isFirst: false);
        await _builder.ApiAsync(providerHttp2: true);
        await _builder.GatewayBeforeApiAsync();
        await AddAsync(_builder.BehindGateway(SystemNames.GatewayChat), isFirst: true);
        await AddAsync(_builder.BehindGateway(SystemNames.GatewayCompletions), isFirst: false);
        await AddAsync(_builder.Alone(SystemNames.ApiChatH2c), isFirst: false);
        await AddAsync(_builder.BehindGateway(SystemNames.Run), isFirst: false);
        await AddAsync(_builder.BehindGateway(SystemNames.RunOfThree), isFirst: false);
        if (IsWanted(SystemNames.GatewayChatHttp1))
        {
            await _builder.GatewayBeforeHttp1ApiAsync();
            await AddAsync(_builder.BehindGateway(SystemNames.GatewayChatHttp1), isFirst: false);
        }

        if (IsWanted(SystemNames.GatewayTyped))
        {
            await _builder.GatewayAsync(SystemNames.GatewayTyped, SystemNames.TypedRelay);
            await AddAsync(_builder.BehindGateway(SystemNames.GatewayTyped), isFirst: false);
        }

        return [.. _systems.Where(system => system.Name is SystemNames.Provider or SystemNames.Nginx || IsWanted(system.Name))];
    }

    // The first request of a service is to be told, and not what the provider, or the load client, compiles for it.
    private async Task AskProviderAsync()
    {
        var plan = new LoadPlan(new Shape(8, 1), 8) { Repeat = TimeSpan.FromMilliseconds(300) };
        foreach (var (target, asks) in new[] { (_builder.Direct().Target, plan), (_builder.DirectOverH2c(), plan with { Http2 = true }) })
        {
            table.AddFaults("provider, warming", (await LoadRun.RunAsync(target, asks)).Faults);
        }
    }

    private async Task AddPeersAsync(Predicate<string> isWanted)
    {
        (string Name, string Title)[] peers =
        [
            (SystemNames.Nginx, "nginx as a plain proxy"),
            (SystemNames.ByteRelay, "a relay of bytes on Kestrel"),
            (SystemNames.TypedRelay, "a relay with the OpenAI package's typed stream"),
            (SystemNames.Node, "a relay of bytes on Node.js"),
        ];
        foreach (var (name, title) in peers.Where(peer => peer.Name == SystemNames.Nginx || isWanted(peer.Name)))
        {
            _systems.Add(await _builder.PeerAsync(name, title));
        }
    }

    private async Task AddAsync(SystemUnderTest system, bool isFirst)
    {
        _systems.Add(system);
        if (isFirst)
        {
            var figures = await LoadRun.RunAsync(system.Target, new LoadPlan(new Shape(8, 0), 1));
            table.Add(new(system.Name, ExperimentNames.Start, Measures.FirstRequest), round, figures.First.Percentile(0.5));
            table.AddFaults($"{system.Name}, first request", figures.Faults);
        }
    }
}
