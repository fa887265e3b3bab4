using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamChat.Simulator.Answers;

/// <summary>A word and its space, with the bytes that it is inside a JSON string: escaped once, sent many times.</summary>
internal sealed class Token(string text)
{
    internal string Text => text;

    internal ReadOnlyMemory<byte> Json { get; } =
        JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray();
}
