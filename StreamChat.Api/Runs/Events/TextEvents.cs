using System.Buffers.Text;
using System.Text;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Runs.Events;

/// <summary>
/// Writes the pieces of a run's text: bytes that are ready, around the provider's own, still escaped. It makes nothing for a token; what a
/// call returns is valid until the next.
/// </summary>
internal sealed class TextEvents
{
    private const int NumberLength = 20;

    private readonly byte[] _contentStart;
    private readonly byte[] _thinkingStart;
    private readonly byte[] _end;
    private byte[] _buffer = new byte[512];

    internal TextEvents(Run run)
    {
        var message = run.MessageId is { } id ? $"\"message_id\":\"{id}\"," : "";
        _contentStart = Start("content");
        _thinkingStart = Start("thinking");
        _end = Encoding.UTF8.GetBytes($"\",\"request_id\":\"{run.RequestId}\"}}\n\n");

        byte[] Start(string kind) => Encoding.UTF8.GetBytes($"\nevent: {kind}\ndata: {{\"run_id\":\"{run.Id}\",{message}\"content\":\"");
    }

    internal ReadOnlySpan<byte> Content(long id, ReadOnlySpan<byte> escaped) => Write(_contentStart, id, escaped);

    internal ReadOnlySpan<byte> Thinking(long id, ReadOnlySpan<byte> escaped) => Write(_thinkingStart, id, escaped);

    private ReadOnlySpan<byte> Write(byte[] start, long id, ReadOnlySpan<byte> escaped)
    {
        var most = "id: "u8.Length + NumberLength + start.Length + escaped.Length + _end.Length;
        if (_buffer.Length < most)
        {
            _buffer = new byte[2 * most];
        }

        var at = Append(0, "id: "u8);
        Utf8Formatter.TryFormat(id, _buffer.AsSpan(at), out var digits);
        at = Append(at + digits, start);
        at = Append(at, escaped);
        at = Append(at, _end);
        return _buffer.AsSpan(0, at);
    }

    private int Append(int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(at));
        return at + bytes.Length;
    }
}
