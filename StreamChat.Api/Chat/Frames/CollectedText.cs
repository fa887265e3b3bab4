using System.Buffers;

namespace StreamChat.Api.Chat.Frames;

/// <summary>Gathers the whole text of an answer, up to a limit.</summary>
internal sealed class CollectedText : ITextSink
{
    private const int MaxLength = 16 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _text = new(4096);

    /// <summary>The inside of one JSON string, still escaped: escapes that the provider cut apart between tokens are whole again.</summary>
    internal ReadOnlySpan<byte> Escaped => _text.WrittenSpan;

    /// <summary>True when there is more than anybody asks for; the rest was left out.</summary>
    internal bool IsTooLong { get; private set; }

    public void Text(ReadOnlySpan<byte> escaped, bool isThinking)
    {
        if (_text.WrittenCount + escaped.Length > MaxLength)
        {
            IsTooLong = true;
            return;
        }

        _text.Write(escaped);
    }
}
