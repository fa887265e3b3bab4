using System.Threading.Channels;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Keys;

/// <summary>
/// Notes when keys were used, at most once a minute each and not while anybody waits. What comes faster than the store takes it is left out:
/// the next use says the same.
/// </summary>
internal sealed partial class KeyUses(IKeyStore store, TimeProvider time, ILogger<KeyUses> logger) : BackgroundService
{
    private const int MaxWaiting = 1000;

    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    private readonly Channel<(string Owner, string Id, DateTimeOffset At)> _uses = Channel.CreateBounded<(string, string, DateTimeOffset)>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    internal void Note(string owner, ApiKey key)
    {
        var now = time.GetUtcNow();
        if (key.LastUsedAt is not { } last || now - last >= Precision)
        {
            _uses.Writer.TryWrite((owner, key.Id, now));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (owner, id, at) in _uses.Reader.ReadAllAsync(stoppingToken))
            {
                await WriteAsync(owner, id, at, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task WriteAsync(string owner, string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            await store.NoteUseAsync(owner, id, at, cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            LogNotNoted(id, e.Reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The use of the API key {KeyId} was not noted: {Reason}.")]
    private partial void LogNotNoted(string keyId, string reason);
}
