using StreamChat.Api.Providers.Answers;

namespace StreamChat.Api.Chat.Frames;

/// <summary>
/// Turns the insides of JSON strings into UTF-8 text, piece by piece. A provider may cut a character that is escaped as two halves
/// (<c>\ud83d\ude00</c>) between two tokens; the first half waits for the second.
/// </summary>
internal sealed class JsonTextDecoder
{
    private byte[] _half = [];

    /// <summary>The text of one more piece.</summary>
    internal ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> escaped)
    {
        if (_half.Length == 0 && !escaped.Contains((byte)'\\'))
        {
            return escaped;
        }

        byte[] all = [.. _half, .. escaped];
        var whole = all.AsSpan();
        _half = JsonText.EndsInHalf(whole) ? whole[^JsonText.EscapeLength..].ToArray() : [];
        return JsonText.Unescape(whole[..^_half.Length]);
    }

    /// <summary>What is left at the end: a half that stayed alone.</summary>
    internal ReadOnlySpan<byte> Finish()
    {
        var rest = _half.Length > 0 ? "\uFFFD"u8 : default;
        _half = [];
        return rest;
    }
}
