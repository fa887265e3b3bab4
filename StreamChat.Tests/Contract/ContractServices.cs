using Microsoft.AspNetCore.Http;
using StreamChat.Api.Chat;
using StreamChat.Gateway.Routing;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract;

/// <summary>Gateway, api and simulator as a caller meets them: each on real Kestrel, joined only by HTTP and settings.</summary>
public sealed class ContractServices : IAsyncLifetime
{
    /// <summary>What the environment of the test run may set must not reach the services.</summary>
    private static readonly string[] ProviderSettings = ["OPENAI_BASE_URL", "OPENAI_API_KEY", "OPENAI_MODEL", "OPENROUTER_API_KEY"];

    private UpstreamHost _page = null!;

    /// <summary>Through the gateway, as everybody comes.</summary>
    internal HttpClient Client => Gateway.Client;

    internal SimulatorHost Simulator { get; private set; } = null!;

    internal ServiceHost<ChatOptions> Api { get; private set; } = null!;

    internal ServiceHost<RoutingOptions> Gateway { get; private set; } = null!;

    /// <summary>Starts all three; the tests of one class share it where they do not need settings of their own.</summary>
    public async ValueTask InitializeAsync() => await StartAsync([]);

    internal static Task<ContractServices> WithAsync(params (string Name, string Value)[] apiSettings) =>
        WithSimulatorAsync(new Dictionary<string, string?>(), _ => apiSettings);

    /// <summary>The api's settings may name the simulator's address, which is known only when it listens.</summary>
    internal static async Task<ContractServices> WithSimulatorAsync(
        IReadOnlyDictionary<string, string?> simulatorSettings, Func<SimulatorHost, (string Name, string Value)[]> apiSettings)
    {
        ContractServices stack = new() { Simulator = SimulatorHost.Start(simulatorSettings) };
        await stack.StartAsync(apiSettings(stack.Simulator));
        return stack;
    }

    /// <summary>The provider's calls of one request, in order.</summary>
    internal IReadOnlyList<SimulatedCall> CallsOf(string requestId) =>
        [.. Simulator.Calls.Recent().Where(call => call.Origin.RequestId == requestId).Reverse()];

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Api.DisposeAsync();
        await Simulator.DisposeAsync();
        await _page.DisposeAsync();
    }

    private async Task StartAsync((string Name, string Value)[] apiSettings)
    {
        Simulator ??= SimulatorHost.Start();
        var settings = ProviderSettings.ToDictionary(name => name, _ => (string?)"");
        settings["services:simulator:http:0"] = Simulator.Address.AbsoluteUri;
        foreach (var (name, value) in apiSettings)
        {
            settings[name] = value;
        }

        Api = ServiceHost<ChatOptions>.Start(settings);
        _page = await UpstreamHost.StartAsync(
            context => context.Response.WriteAsync("page", context.RequestAborted), TestContext.Current.CancellationToken);
        Gateway = ServiceHost<RoutingOptions>.Start(new Dictionary<string, string?>
        {
            ["services:api:http:0"] = Api.Address.AbsoluteUri,
            ["services:frontend:http:0"] = _page.Address.AbsoluteUri,
        });
    }
}
