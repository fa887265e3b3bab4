using System.Diagnostics.Metrics;

namespace StreamChat.ServiceDefaults.Health;

/// <summary>What became of the requests that a shutdown found open.</summary>
internal sealed class DrainMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _requests = meters.Create("StreamChat.ServiceDefaults")
        .CreateCounter<long>("streamchat.drain.requests", "{request}", "Requests that were open when the service began to shut down, by what became of them.");

    internal void Finished(int requests) => Add(requests, "finished");

    internal void Cut(int requests) => Add(requests, "cut");

    private void Add(int requests, string outcome) => _requests.Add(requests, new KeyValuePair<string, object?>("outcome", outcome));
}
