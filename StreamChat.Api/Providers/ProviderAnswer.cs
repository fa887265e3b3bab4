using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Calls;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Providers.Telemetry;

namespace StreamChat.Api.Providers;

/// <summary>
/// An answer that the provider has begun. Its reader pulls: <see cref="TryRead"/> until it has no more, then <see cref="ReadAsync"/>,
/// until that says false and <see cref="End"/> says how it ended. Disposing it early cancels the provider's work at once.
/// </summary>
internal sealed class ProviderAnswer(AnswerReader reader, CallClock clock, CallObserver observer, string requestedModel, ITokenMeter? meter) : IAsyncDisposable
{
    private bool _hasMoved;
    private long _bytes;

    /// <summary>How the answer ended; set once <see cref="ReadAsync"/> has said false, unless whoever wanted it has gone.</summary>
    internal AnswerEnd? End => reader.End;

    /// <summary>The model that answers.</summary>
    internal string Model => reader.Model ?? requestedModel;

    /// <inheritdoc cref="AnswerReader.ReadAsync"/>
    internal ValueTask<bool> ReadAsync()
    {
        _hasMoved = false;
        return reader.ReadAsync();
    }

    /// <inheritdoc cref="AnswerReader.ThrowIfLeft"/>
    internal void ThrowIfLeft() => reader.ThrowIfLeft();

    /// <summary>The next chunk among what is here. Its spans are valid until the next call.</summary>
    internal bool TryRead(out ProviderChunk chunk)
    {
        if (!reader.TryRead(out chunk))
        {
            return false;
        }

        _bytes += chunk.Content.Length + chunk.Reasoning.Length;
        observer.Take(chunk);
        if (!_hasMoved && !(chunk.Content.IsEmpty && chunk.Reasoning.IsEmpty))
        {
            _hasMoved = true;
            observer.Moved();
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (End is { } end)
        {
            observer.Ended(Model, end);
        }

        meter?.Used(End?.Usage, _bytes);
        observer.Dispose();
        await reader.DisposeAsync();
        clock.Dispose();
    }
}
