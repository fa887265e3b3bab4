using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using StreamChat.Simulator.Answers;
using StreamChat.Simulator.Errors;

namespace StreamChat.Simulator.Completions.Streaming;

/// <summary>
/// Writes one call's frames. What all of them share is made once; a token's frame is then three copies:
/// <c>data: {"id":…,"choices":[{"index":0,"delta":{</c> · <c>"content":"…"</c> · <c>},"finish_reason":null}]}</c>.
/// </summary>
internal sealed class ChunkWriter
{
    private const int FullBuffer = 4096;
    private const int HugeLength = 2 * 1024 * 1024;

    private readonly PipeWriter _pipe;
    private readonly byte[] _root;
    private readonly byte[] _head;
    private readonly byte[] _tail;
    private int _unflushed;

    internal ChunkWriter(PipeWriter pipe, Completion completion, bool includesUsage)
    {
        _pipe = pipe;
        var model = JsonEncodedText.Encode(completion.Model.Name);
        _root = Utf8(
            $"data: {{\"id\":\"{completion.Id}\",\"object\":\"chat.completion.chunk\",\"created\":{completion.Created},\"model\":\"{model}\",\"system_fingerprint\":\"fp_simulator\",\"choices\":[");
        _head = [.. _root, .. "{\"index\":0,\"delta\":{"u8];

        // With usage asked for, every chunk before the one that has it says null, as OpenAI's do.
        _tail = [.. "},\"logprobs\":null,\"finish_reason\":null}]"u8, .. includesUsage ? ",\"usage\":null"u8 : ""u8, .. "}\n\n"u8];
        FinishTail = includesUsage ? "}],\"usage\":null}\n\n"u8.ToArray() : "}]}\n\n"u8.ToArray();
    }

    private byte[] FinishTail { get; }

    internal void WriteRole() => Write(_head, "\"role\":\"assistant\",\"content\":\"\""u8, _tail);

    /// <summary>The tokens from <paramref name="start"/> to before <paramref name="end"/>, which are all thinking or all content.</summary>
    internal void WriteTokens(Completion completion, int start, int end)
    {
        Write(_head);
        Write(completion.IsReasoning(start) ? "\"reasoning_content\":\""u8 : "\"content\":\""u8);
        for (var index = start; index < end; index++)
        {
            Write(completion.TokenAt(index).Json.Span);
        }

        Write("\""u8);
        Write(_tail);
    }

    internal void WriteFinish(string reason)
    {
        Write(_head, "},\"logprobs\":null,\"finish_reason\":\""u8);
        Write(Utf8(reason), "\""u8, FinishTail);
    }

    internal void WriteUsage(Usage usage)
    {
        Write(_root, "],\"usage\":"u8);
        Write(JsonSerializer.SerializeToUtf8Bytes(usage, SimulatorJsonContext.Default.Usage), "}\n\n"u8);
    }

    internal void WriteDone() => Write("data: [DONE]\n\n"u8);

    internal void WriteComment() => Write(": OPENROUTER PROCESSING\n\n"u8);

    internal void WriteEmptyChunk() => Write(_head, "\"content\":\"\""u8, _tail);

    /// <summary>A frame that ends in the middle of its JSON.</summary>
    internal void WriteMalformed() => Write(_head, "\"content\":\"mal\n\n"u8);

    /// <summary>Two bytes that are no UTF-8: C3 wants a continuation byte, and 28 is none.</summary>
    internal void WriteInvalidUtf8() => Write(_head, [.. "\"content\":\"caf"u8, 0xC3, 0x28, .. "\""u8], _tail);

    internal void WriteHugeLine()
    {
        Write(_head, "\"content\":\""u8);
        var token = new Token(new string('x', 4095) + " ");
        for (var written = 0; written < HugeLength; written += token.Json.Length)
        {
            Write(token.Json.Span);
        }

        Write("\""u8, _tail);
    }

    internal void WriteError(OpenAIError error, bool isNamedEvent)
    {
        Write(isNamedEvent ? "event: error\ndata: "u8 : "data: "u8);
        Write(JsonSerializer.SerializeToUtf8Bytes(OpenAIErrorBody.Of(error), SimulatorJsonContext.Default.OpenAIErrorBody), "\n\n"u8);
    }

    internal ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken)
    {
        _unflushed = 0;
        return _pipe.FlushAsync(cancellationToken);
    }

    /// <summary>Without pauses between them tokens leave together, a few kilobytes at a time.</summary>
    internal ValueTask<FlushResult> FlushWhenFullAsync(CancellationToken cancellationToken) =>
        _unflushed < FullBuffer ? default : FlushAsync(cancellationToken);

    private void Write(ReadOnlySpan<byte> one, ReadOnlySpan<byte> two, ReadOnlySpan<byte> three = default)
    {
        Write(one);
        Write(two);
        Write(three);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _pipe.Write(bytes);
        _unflushed += bytes.Length;
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
