using System.Buffers;
using System.Text;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Runs.Remote.Text;

namespace StreamChat.Api.Runs.Producing;

/// <summary>
/// A text that comes in pieces, as insides of JSON strings, and stays escaped until it is whole, because one text is unescaped cheaper than many
/// pieces. A provider may cut a character that is escaped as two halves (<c>\ud83d\ude00</c>) between two tokens: the first half waits
/// for the second, as no event may hold half a character.
/// </summary>
internal sealed class AnswerText
{
    private readonly ArrayBufferWriter<byte> _escaped = new();
    private byte[] _half = [];

    internal bool IsEmpty => _escaped.WrittenCount == 0;

    /// <summary>One more piece; returns what of it, and of what waited, can be told.</summary>
    internal ReadOnlySpan<byte> Take(ReadOnlySpan<byte> piece)
    {
        if (piece.IsEmpty)
        {
            return piece;
        }

        var whole = piece;
        if (_half.Length > 0)
        {
            byte[] joined = [.. _half, .. piece];
            whole = joined;
        }

        _half = JsonText.EndsInHalf(whole) ? whole[^JsonText.EscapeLength..].ToArray() : [];
        whole = whole[..^_half.Length];
        _escaped.Write(whole);
        return whole;
    }

    /// <summary>What is left at the end: a half that stayed alone.</summary>
    internal ReadOnlySpan<byte> Finish()
    {
        var rest = _half.Length > 0 ? @"\ufffd"u8 : default;
        _half = [];
        _escaped.Write(rest);
        return rest;
    }

    public override string ToString()
    {
        StringBuilder text = new(_escaped.WrittenCount);
        EscapedText.AppendTo(text, _escaped.WrittenSpan);
        return text.ToString();
    }
}
