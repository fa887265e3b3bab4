using System.Collections.Concurrent;
using System.Net;
using System.Text;
using StreamChat.Bench.Load.Frames;
using StreamChat.Bench.Load.Http;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Load.Targets;

/// <summary>A run in a conversation of its own for each stream, sent and read in one request; the other readers come by the run's address.</summary>
internal sealed class RunTarget : Target, IDisposable
{
    private const int AtOnce = 32;

    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<string> _conversations = new();

    internal override Wire Wire => Wire.Run;

    internal override async Task PrepareAsync(int streams)
    {
        var missing = Math.Max(0, streams - _conversations.Count);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, missing), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, cancellationToken) =>
            {
                while (!await MakeAsync(cancellationToken))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
                }
            });
    }

    /// <summary>False when a busy machine let the store miss its time, which is no fault of what is measured later.</summary>
    private async Task<bool> MakeAsync(CancellationToken cancellationToken)
    {
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(Server, "/api/conversations"), body, cancellationToken);
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return false;
        }

        response.EnsureSuccessStatusCode();
        _conversations.Enqueue(response.Headers.Location!.ToString());
        return true;
    }

    internal override RequestParts Ask(Shape shape, int stream)
    {
        if (!_conversations.TryDequeue(out var conversation))
        {
            throw new InvalidOperationException("There are fewer conversations than streams.");
        }

        return new("POST", $"{conversation}/messages", $$"""{"content":"{{TokenText.Prompt(stream)}}","model":"{{shape.Model}}"}""", ("Idempotency-Key", conversation));
    }

    /// <summary>The request of a further reader.</summary>
    internal static RequestParts Follow(string run) => new("GET", $"{run}/events", "");

    public void Dispose() => _http.Dispose();
}
