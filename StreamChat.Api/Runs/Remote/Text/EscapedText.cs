using System.Buffers;
using System.Globalization;
using System.Text;

namespace StreamChat.Api.Runs.Remote.Text;

/// <summary>
/// Appends the inside of a JSON string to a text. Escapes become the UTF-16 units that they name, so that a character whose two halves
/// stand in two events is whole again once both are there.
/// </summary>
internal static class EscapedText
{
    private const int UnitLength = 6;

    internal static void AppendTo(StringBuilder text, ReadOnlySpan<byte> escaped)
    {
        while (escaped.IndexOf((byte)'\\') is var at and >= 0 && at + 1 < escaped.Length)
        {
            AppendPlain(text, escaped[..at]);
            escaped = escaped[at..];
            escaped = escaped[AppendEscape(text, escaped)..];
        }

        AppendPlain(text, escaped);
    }

    private static void AppendPlain(StringBuilder text, ReadOnlySpan<byte> plain)
    {
        if (plain.IsEmpty)
        {
            return;
        }

        var rented = ArrayPool<char>.Shared.Rent(plain.Length);
        text.Append(rented.AsSpan(0, Encoding.UTF8.GetChars(plain, rented)));
        ArrayPool<char>.Shared.Return(rented);
    }

    /// <summary>Appends what the escape at the beginning stands for; returns its length.</summary>
    private static int AppendEscape(StringBuilder text, ReadOnlySpan<byte> escaped)
    {
        if (escaped[1] == 'u' && escaped.Length >= UnitLength
            && ushort.TryParse(escaped[2..UnitLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            text.Append((char)unit);
            return UnitLength;
        }

        text.Append(escaped[1] switch
        {
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            var other => (char)other, // quote, backslash, slash
        });
        return 2;
    }
}
