using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Runs.Events;

/// <summary>One server-sent event being written: its id, its kind, and a JSON object that names its run, its message and the request.</summary>
internal sealed class EventBuffer(Run run)
{
    private readonly ArrayBufferWriter<byte> _output = new(256);
    private Utf8JsonWriter? _json;
    private bool _hasBegun;

    /// <summary>How long a reader waits before it comes again; stands before the event.</summary>
    internal void Retry(TimeSpan after)
    {
        Clear();
        _output.Write("retry: "u8);
        WriteNumber((long)after.TotalMilliseconds);
        _output.Write("\n"u8);
    }

    /// <summary>Begins the event, without a line for its id where it is not in the log; its further fields go to what is returned.</summary>
    internal Utf8JsonWriter Begin(ReadOnlySpan<byte> kind, long? id)
    {
        if (!_hasBegun)
        {
            Clear();
        }

        if (id is { } number)
        {
            _output.Write("id: "u8);
            WriteNumber(number);
            _output.Write("\n"u8);
        }

        _output.Write("event: "u8);
        _output.Write(kind);
        _output.Write("\ndata: "u8);
        _json ??= new Utf8JsonWriter(_output);
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString("run_id"u8, run.Id);
        if (run.MessageId is { } message)
        {
            _json.WriteString("message_id"u8, message);
        }

        return _json;
    }

    internal ReadOnlyMemory<byte> End()
    {
        _json!.WriteString("request_id"u8, run.RequestId);
        _json.WriteEndObject();
        _json.Flush();
        _output.Write("\n\n"u8);
        _hasBegun = false;
        return _output.WrittenMemory;
    }

    private void Clear()
    {
        _output.ResetWrittenCount();
        _hasBegun = true;
    }

    private void WriteNumber(long number)
    {
        Utf8Formatter.TryFormat(number, _output.GetSpan(20), out var written);
        _output.Advance(written);
    }
}
