using System.Text.Json;

namespace StreamChat.Api.Chat.Frames;

/// <summary>
/// Turns the insides of JSON strings into UTF-8 text, piece by piece. A provider may cut a character that is escaped as two halves
/// (<c>\ud83d\ude00</c>) between two tokens; the first half waits for the second.
/// </summary>
internal sealed class JsonTextDecoder
{
    private const int EscapeLength = 6;

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
        _half = EndsInHalf(whole) ? whole[^EscapeLength..].ToArray() : [];
        return Unescape(whole[..^_half.Length]);
    }

    /// <summary>What is left at the end: a half that stayed alone.</summary>
    internal ReadOnlySpan<byte> Finish()
    {
        var rest = _half.Length > 0 ? "\uFFFD"u8 : default;
        _half = [];
        return rest;
    }

    /// <summary>True when the last escape is the first half of a pair: <c>\uD800</c> to <c>\uDBFF</c>, its backslash not itself escaped.</summary>
    private static bool EndsInHalf(ReadOnlySpan<byte> escaped)
    {
        if (escaped.Length < EscapeLength
            || escaped[^EscapeLength..] is not [(byte)'\\', (byte)'u', (byte)'d' or (byte)'D', var second, ..]
            || !"89abAB"u8.Contains(second))
        {
            return false;
        }

        var before = escaped[..^EscapeLength];
        return (before.Length - before.TrimEnd((byte)'\\').Length) % 2 == 0;
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> escaped)
    {
        byte[] quoted = [(byte)'"', .. escaped, (byte)'"'];
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        var text = new byte[escaped.Length];
        try
        {
            return text.AsSpan(0, reader.CopyString(text));
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD"u8; // a half without the other: nobody can tell what it was
        }
    }
}
