using Microsoft.Extensions.Options;
using StreamChat.Api.Providers.Calls;
using StreamChat.Api.Providers.Failures;
using StreamChat.Api.Providers.Transport;

namespace StreamChat.Api.Providers.Models;

/// <summary>Asks the provider what models it has, and thereby whether address and key work. Nothing is retried: whoever asks wants to know now.</summary>
internal sealed class ModelCatalog(Provider provider, ProviderExchange exchange, IOptions<ProviderBudgets> budgets, TimeProvider time)
{
    private const int MaxList = 8 * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>The models, in the provider's order.</summary>
    internal async Task<ProviderOutcome<ProviderModel[]>> ListAsync(CancellationToken cancellationToken)
    {
        var json = await GetAsync("models", cancellationToken);
        return json.HasFailed ? json.Failure : ModelListParser.Read(json.Value.ToMemory());
    }

    /// <summary>Whether address and key work; null when they do.</summary>
    internal async Task<ProviderFailure?> CheckAsync(CancellationToken cancellationToken)
    {
        // OpenRouter lists its models to anybody; only this address of it looks at the key.
        if (provider.Kind == ProviderKind.OpenRouter && (await GetAsync("key", cancellationToken)).Failure is { } failure)
        {
            return failure;
        }

        return (await ListAsync(cancellationToken)).Failure;
    }

    private async Task<ProviderOutcome<BinaryData>> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var clock = new CallClock(ShortBudgets(), time, streams: false, cancellationToken);
        var outcome = await ReadAsync(path, clock);

        // The clock speaks of the time of an answer, and here none was asked for.
        return outcome.HasFailed && outcome.Failure == clock.Expired ? ProviderFailures.Silent : outcome;
    }

    private async Task<ProviderOutcome<BinaryData>> ReadAsync(string path, CallClock clock)
    {
        var response = await exchange.GetAsync(path, clock);
        if (response.HasFailed)
        {
            return response.Failure;
        }

        using var open = response.Value;
        return await LimitedBody.ReadAsync(open.ContentStream!, MaxList, clock, ProviderFailures.NotOpenAI, ProviderFailures.Unreachable);
    }

    private ProviderBudgets ShortBudgets() => new() { Run = budgets.Value.Run < Longest ? budgets.Value.Run : Longest };
}
