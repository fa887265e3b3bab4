using Microsoft.Extensions.DependencyInjection;
using StreamChat.Simulator;
using StreamChat.Simulator.Calls;

namespace StreamChat.Tests.Infrastructure;

/// <summary>The simulator as a provider for tests: no delays unless the test sets some.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private readonly ServiceHost<SimulatorOptions> _host;

    private SimulatorHost(ServiceHost<SimulatorOptions> host) => _host = host;

    internal Uri Address => _host.Address;

    /// <summary>The base address that an OpenAI client takes.</summary>
    internal Uri OpenAIAddress => new(Address, "v1");

    internal HttpClient Client => _host.Client;

    internal IServiceProvider Services => _host.Services;

    /// <summary>Which calls came, which are open, and whose clients left: <c>await Calls.CallAsync(1, …)</c>, then its <c>Ended</c>.</summary>
    internal CallMonitor Calls => _host.Services.GetRequiredService<CallMonitor>();

    /// <summary>Starts a simulator; names in <paramref name="settings"/> are those of <see cref="SimulatorOptions"/>, without the section.</summary>
    internal static SimulatorHost Start(IReadOnlyDictionary<string, string?>? settings = null, TimeProvider? time = null)
    {
        Dictionary<string, string?> all = new()
        {
            [$"{SimulatorOptions.SectionName}:{nameof(SimulatorOptions.MinDelay)}"] = "00:00:00",
            [$"{SimulatorOptions.SectionName}:{nameof(SimulatorOptions.MaxDelay)}"] = "00:00:00",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            all[$"{SimulatorOptions.SectionName}:{name}"] = value;
        }

        return new SimulatorHost(ServiceHost<SimulatorOptions>.Start(
            all,
            time is null ? null : services => services.AddSingleton(time)));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
