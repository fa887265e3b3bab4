using System.Buffers;
using System.Text;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Provider;

/// <summary>The bytes of an answer's events; a token's event is copied whole and its text written into it.</summary>
internal sealed class AnswerBytes
{
    private readonly byte[] _start;
    private readonly byte[] _token;
    private readonly int _text;
    private readonly int _size;
    private readonly byte[] _end;

    internal AnswerBytes(Shape shape)
    {
        var text = new string('-', shape.Size);
        _size = shape.Size;
        _start = Chunk(shape, """{"role":"assistant","content":""}""", "null");
        _token = Chunk(shape, $$"""{"content":"{{text}}"}""", "null");
        _text = _token.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text));
        _end = [.. Chunk(shape, "{}", "\"stop\""), .. shape.Usage ? Usage(shape) : [], .. "data: [DONE]\n\n"u8];
    }

    internal void Begin(IBufferWriter<byte> output) => output.Write(_start);

    internal void Token(IBufferWriter<byte> output, int index, int stream)
    {
        var place = output.GetSpan(_token.Length);
        _token.CopyTo(place);
        TokenText.Write(place.Slice(_text, _size), index, stream, TokenText.Now);
        output.Advance(_token.Length);
    }

    internal void End(IBufferWriter<byte> output) => output.Write(_end);

    private static byte[] Chunk(Shape shape, string delta, string finishReason) =>
        Event(shape, $$"""[{"index":0,"delta":{{delta}},"finish_reason":{{finishReason}}}]""");

    private static byte[] Usage(Shape shape) =>
        Event(shape, $$"""[],"usage":{"prompt_tokens":8,"completion_tokens":{{shape.Tokens}},"total_tokens":{{shape.Tokens + 8}}}""");

    private static byte[] Event(Shape shape, string choices) => Encoding.ASCII.GetBytes(
        $$"""data: {"id":"chatcmpl-bench","object":"chat.completion.chunk","created":1700000000,"model":"{{shape.Model}}","choices":{{choices}}}"""
        + "\n\n");
}
