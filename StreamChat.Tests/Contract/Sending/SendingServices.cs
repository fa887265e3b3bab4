using StreamChat.Api.Providers;
using StreamChat.Tests.Api;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Sending;

/// <summary>One api with the embedded store, and the simulator; no model is asked for titles, so that each call is an answer.</summary>
public sealed class SendingServices : IAsyncLifetime
{
    internal SimulatorHost Simulator { get; private set; } = null!;

    internal ServiceHost<ProviderClient> Api { get; private set; } = null!;

    private int _callers;

    public ValueTask InitializeAsync()
    {
        Start([]);
        return ValueTask.CompletedTask;
    }

    internal static SendingServices With(params (string Name, string? Value)[] settings)
    {
        SendingServices services = new();
        services.Start(settings);
        return services;
    }

    /// <summary>Somebody who has nothing yet.</summary>
    internal ConversationClient NewCaller() => new(Api.CreateClient($"caller-{Interlocked.Increment(ref _callers)}"));

    /// <summary>Somebody with one empty conversation.</summary>
    internal async Task<ConversationClient> NewConversationAsync(object? conversation = null)
    {
        var caller = NewCaller();
        await caller.CreateAsync(conversation ?? new { });
        return caller;
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    private void Start((string Name, string? Value)[] settings)
    {
        Simulator = SimulatorHost.Start();
        Api = ApiHost.Start(Simulator.OpenAIAddress, settings: [("Conversations:ModelTitles", "false"), .. settings]);
    }
}
