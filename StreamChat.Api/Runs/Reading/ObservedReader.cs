using StreamChat.Api.Runs.Telemetry;

namespace StreamChat.Api.Runs.Reading;

/// <summary>A reader whose course is noted: what it was handed, and why it ended.</summary>
internal sealed class ObservedReader(RunReader reader, ReaderObserver observer) : RunReader
{
    private const string ClientLeft = "client_left";
    private const string Drained = "drained";

    private bool _hasWaited;
    private bool _hasEnded;
    private bool _isClosed;

    internal override bool HasNothingLeft => reader.HasNothingLeft;

    internal override long Position => reader.Position;

    internal override string? EndState => reader.EndState;

    internal override bool TryRead(out ReadOnlyMemory<byte> events)
    {
        var from = reader.Position;
        if (!reader.TryRead(out events))
        {
            return false;
        }

        observer.Read(from, reader.Position, events.Length);
        return true;
    }

    internal override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!_hasWaited)
        {
            _hasWaited = true;
            observer.CaughtUp();
        }

        var read = reader.ReadAsync(cancellationToken);
        _hasEnded = read.IsCompletedSuccessfully && !read.Result; // there is no waiting for an end that is already known
        return read;
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            observer.Closed(reader.EndState ?? (_hasEnded ? Drained : ClientLeft));
            await reader.DisposeAsync();
        }
    }
}
