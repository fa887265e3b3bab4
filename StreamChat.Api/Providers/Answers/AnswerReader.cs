using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;
using StreamChat.Api.Providers.Calls;
using StreamChat.Api.Providers.Failures;
using StreamChat.Api.Providers.Transport;

namespace StreamChat.Api.Providers.Answers;

/// <summary>
/// Reads one streamed response of the provider. Whatever the stream does, it ends in exactly one way: whole, which takes a finish
/// reason, or with a failure.
/// </summary>
internal sealed class AnswerReader(PipelineResponse response, CallClock clock) : IAsyncDisposable
{
    private readonly EventReader _events = new(response.ContentStream!);
    private byte[]? _first;
    private string? _finishReason; // of the choice that finished first
    private UInt128 _choices;
    private UInt128 _finished;
    private Usage? _usage;

    /// <summary>How the answer ended; null while it goes on, and when whoever wanted it has gone.</summary>
    internal AnswerEnd? End { get; private set; }

    /// <summary>The model that answers, by its own account.</summary>
    internal string? Model { get; private set; }

    /// <summary>Reads up to the first event, or to an end without one, and keeps it for <see cref="TryRead"/>.</summary>
    internal async ValueTask BeginAsync()
    {
        do
        {
            if (TryRead(out var chunk))
            {
                _first = chunk.Data.ToArray();
                return;
            }
        }
        while (await ReadAsync());

        ThrowIfLeft();
    }

    /// <summary>
    /// Waits until the provider has sent more; false once the answer has ended, and when whoever wanted it has gone: readers leave by the thousands,
    /// and an exception costs more the more calls it passes.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<bool> ReadAsync()
    {
        if (End is not null)
        {
            return false;
        }

        try
        {
            if (await _events.FillAsync(clock.Token))
            {
                return true;
            }

            Close(_events.IsTooLong ? ProviderFailures.Malformed : ProviderFailures.Dropped);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            if (clock.Expired is { } expired)
            {
                Close(expired);
            }
            else if (!clock.Token.IsCancellationRequested)
            {
                Close(ProviderFailures.Dropped);
            }
        }

        return false;
    }

    /// <summary>For whoever can only go on with an answer that has ended.</summary>
    /// <exception cref="OperationCanceledException">It has not, since whoever wanted it has gone.</exception>
    internal void ThrowIfLeft()
    {
        if (End is null)
        {
            clock.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The next chunk among the bytes that are here. Its spans are valid until the next call.</summary>
    internal bool TryRead(out ProviderChunk chunk)
    {
        chunk = default;
        if (_first is { } first)
        {
            _first = null;
            return TryTake(first, false, out chunk);
        }

        return End is null && _events.TryRead(out var data, out var isError) && TryTake(data, isError, out chunk);
    }

    public async ValueTask DisposeAsync()
    {
        if (End is { Failure: null } && !clock.Token.IsCancellationRequested)
        {
            await ResponseTail.ReadAsync(response.ContentStream!, clock.Token);
        }

        _events.Dispose();
        response.Dispose();
    }

    private bool IsWhole => _finishReason is not null && _choices == _finished;

    private bool TryTake(ReadOnlySpan<byte> data, bool isError, out ProviderChunk chunk)
    {
        chunk = default;
        if (data.SequenceEqual("[DONE]"u8))
        {
            Close(ProviderFailures.Dropped);
            return false;
        }

        try
        {
            // The JSON reader takes any bytes within a string; they would go on to the client as they are.
            var fields = Utf8.IsValid(data) ? ChunkParser.Parse(data) : throw new JsonException();
            if (fields.Error is not null || isError || fields.FinishReason.SequenceEqual("error"u8))
            {
                Fail(FailureClassifier.OfEvent(fields.Error ?? ProviderError.Unknown));
                return false;
            }

            Note(fields);
            chunk = new ProviderChunk(data, fields.Reasoning, fields.Content);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            Fail(isError ? ProviderFailures.Broken : ProviderFailures.Malformed);
            return false;
        }
    }

    private void Note(in ChunkFields fields)
    {
        _usage = fields.Usage ?? _usage;
        Model ??= fields.ReadModel();
        _choices |= fields.Choices;
        _finished |= fields.Finished;
        if (!fields.FinishReason.IsEmpty)
        {
            _finishReason ??= FinishReasons.Of(fields.FinishReason);
        }

        if (fields.IsProgress && IsWhole)
        {
            clock.Finish();
        }
        else if (fields.IsProgress)
        {
            clock.Progress();
        }
    }

    /// <summary>The stream is over, in whichever way: once every choice has a finish reason all of the text is here.</summary>
    private void Close(ProviderFailure otherwise)
    {
        if (IsWhole)
        {
            End = new AnswerEnd { FinishReason = _finishReason, Usage = _usage };
        }
        else
        {
            Fail(otherwise);
        }
    }

    private void Fail(ProviderFailure failure) => End = new AnswerEnd { Usage = _usage, Failure = failure };
}
