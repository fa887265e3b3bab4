using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Health;
using StreamChat.ServiceDefaults.Server;

namespace StreamChat.Api.Draining;

/// <summary>
/// Fires shortly before the drain time is over: a stream that is still open then has time to say why it ends, instead of being cut.
/// </summary>
internal sealed class DrainDeadline : IDisposable
{
    /// <summary>What a client is told whose answer could not be finished.</summary>
    internal const string LastWords = "This replica shuts down and could not finish the answer; try again.";

    private static readonly TimeSpan ForLastWords = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;

    public DrainDeadline(Drain drain, IOptions<ServerOptions> options, TimeProvider time)
    {
        // Made with the provider now, because CancelAfter later goes by the clock that the source was made with.
        _source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        Token = _source.Token;
        _registration = drain.Token.Register(() => _source.CancelAfter(UntilLastWords(options.Value.DrainTimeout)));
    }

    /// <summary>Fires when streams must end.</summary>
    internal CancellationToken Token { get; }

    /// <summary>Whether this is why an answer was cut short, and not that its reader has gone.</summary>
    internal bool HasCut(CancellationToken reader) => Token.IsCancellationRequested && !reader.IsCancellationRequested;

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }

    private static TimeSpan UntilLastWords(TimeSpan drain) => drain > 2 * ForLastWords ? drain - ForLastWords : drain / 2;
}
