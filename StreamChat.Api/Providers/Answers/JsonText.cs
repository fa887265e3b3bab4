using System.Text.Json;

namespace StreamChat.Api.Providers.Answers;

/// <summary>Reads the inside of a JSON string that is known to be valid JSON.</summary>
internal static class JsonText
{
    /// <summary>How long <c>\ud83d</c> is.</summary>
    internal const int EscapeLength = 6;

    /// <summary>Its UTF-8. Half of a character that is escaped without the other becomes U+FFFD; all around it stays.</summary>
    internal static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> escaped)
    {
        if (!escaped.Contains((byte)'\\'))
        {
            return escaped;
        }

        byte[] quoted = [(byte)'"', .. escaped, (byte)'"'];
        try
        {
            return Copy(quoted);
        }
        catch (InvalidOperationException)
        {
            ReplaceLonelyHalves(quoted.AsSpan()[1..^1]);
            return Copy(quoted);
        }
    }

    /// <summary>True when the last escape is the first half of a pair: <c>\uD800</c> to <c>\uDBFF</c>, its backslash not itself escaped.</summary>
    internal static bool EndsInHalf(ReadOnlySpan<byte> escaped)
    {
        if (escaped.Length < EscapeLength || !IsHalf(escaped[^EscapeLength..], "89abAB"u8))
        {
            return false;
        }

        var before = escaped[..^EscapeLength];
        return (before.Length - before.TrimEnd((byte)'\\').Length) % 2 == 0;
    }

    private static ReadOnlySpan<byte> Copy(byte[] quoted)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        var text = new byte[quoted.Length];
        return text.AsSpan(0, reader.CopyString(text));
    }

    private static void ReplaceLonelyHalves(Span<byte> escaped)
    {
        var at = 0;
        while (at < escaped.Length)
        {
            var rest = escaped[at..];
            if (IsHalf(rest, "89abAB"u8) && IsHalf(rest[EscapeLength..], "cdefCDEF"u8))
            {
                at += 2 * EscapeLength;
            }
            else if (IsHalf(rest, "89abcdefABCDEF"u8))
            {
                @"\ufffd"u8.CopyTo(rest);
                at += EscapeLength;
            }
            else
            {
                at += rest[0] == '\\' ? 2 : 1; // past the escaped character, which may be a backslash
            }
        }
    }

    /// <summary>True when an escape from <c>\uD800</c> on begins here, its second digit one of <paramref name="second"/>.</summary>
    private static bool IsHalf(ReadOnlySpan<byte> escaped, ReadOnlySpan<byte> second) =>
        escaped.Length >= EscapeLength
        && escaped is [(byte)'\\', (byte)'u', (byte)'d' or (byte)'D', var digit, ..]
        && second.Contains(digit);
}
