using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using StreamChat.Simulator.Calls;
using StreamChat.Simulator.Errors;
using StreamChat.Simulator.Models;

namespace StreamChat.Simulator.Faults;

/// <summary>Says which calls go wrong, and acts out what happens instead of an answer.</summary>
internal sealed class EarlyFaults(WaitForEver waitForEver, IOptions<SimulatorOptions> options)
{
    private const int MaxCounted = 10_000;

    private readonly ConcurrentDictionary<(string Model, string RequestId), int> _calls = [];

    /// <summary>
    /// The fault of this call. <c>times-N</c> counts the calls of one request id, so that a request and its retries are one story and
    /// requests of others do not disturb it; after the call that is answered it starts anew.
    /// </summary>
    internal Fault? Due(ModelSpec model, string requestId)
    {
        if (model.Fault is null || model.FaultyCalls is not { } faulty)
        {
            return model.Fault;
        }

        if (_calls.Count > MaxCounted)
        {
            _calls.Clear();
        }

        var key = (model.Name, requestId);
        if (_calls.AddOrUpdate(key, 1, (_, count) => count + 1) <= faulty)
        {
            return model.Fault;
        }

        _calls.TryRemove(key, out _);
        return null;
    }

    internal async Task<CallState> ActAsync(HttpContext context, Fault fault, ModelSpec model, CancellationToken cancellationToken)
    {
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                context.Abort();
                break;
            case FaultKind.Silent:
                await waitForEver.WaitAsync(context, cancellationToken);
                break;
            default:
                var retryAfter = model.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : options.Value.RetryAfter;
                await new OpenAIErrorResult(OpenAIErrors.Of(fault.Status, fault.IsQuota, retryAfter)).ExecuteAsync(context);
                break;
        }

        return CallState.Failed;
    }
}
