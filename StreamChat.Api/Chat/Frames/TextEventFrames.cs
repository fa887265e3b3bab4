using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using StreamChat.Api.Providers.Answers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat.Frames;

/// <summary>
/// The frames of <c>GET /stream</c>, which a plain <c>EventSource</c> shows as text: numbered, each line of the text a data line. The end is
/// an event of its own, so that the page closes the stream instead of reconnecting. These are for an answer that nobody can come back to,
/// because the store is away; all others are runs.
/// </summary>
internal sealed class TextEventFrames(IBufferWriter<byte> output) : IAnswerFrames
{
    private readonly JsonTextDecoder _decoder = new();
    private long _id;

    // Its id, before any text has one, makes an EventSource whose stream ends early say on its return that it was here before.
    public void Connected() => output.Write("id: 0\nevent: connected\ndata: \n\n"u8);

    public void Text(ReadOnlySpan<byte> escaped, bool isThinking)
    {
        var text = _decoder.Decode(escaped);
        if (text.IsEmpty)
        {
            return; // half of a character: it comes with the next piece
        }

        WriteId();
        TextLines.Write(text, output);
    }

    public void Done(AnswerEnd end)
    {
        if (_decoder.Finish() is { IsEmpty: false } rest)
        {
            WriteId();
            TextLines.Write(rest, output);
        }

        output.Write("event: done\ndata: \n\n"u8);
    }

    public void Error(ProblemCode code, string detail) => WriteError(output, code, detail);

    /// <summary>The event that says why an answer is not whole.</summary>
    internal static void WriteError(IBufferWriter<byte> output, ProblemCode code, string detail)
    {
        output.Write("event: error\ndata: "u8);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("content"u8, detail);
            json.WriteString("code"u8, code.Code);
            json.WriteBoolean("retryable"u8, code.Retryable);
            json.WriteEndObject();
        }

        output.Write("\n\n"u8);
    }

    private void WriteId()
    {
        output.Write("id: "u8);
        var span = output.GetSpan(20);
        Utf8Formatter.TryFormat(++_id, span, out var written);
        output.Advance(written);
        output.Write("\n"u8);
    }
}
