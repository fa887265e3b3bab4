using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace StreamChat.ServiceDefaults.Callers.Keys;

/// <summary>
/// What an API key looks like: <c>sc_&lt;id&gt;_&lt;secret&gt;</c>, 64 bits of chance by which it is found and may be talked about, and 256 bits that
/// nobody but its holder has. A hash without salt and stretching is enough for what nobody can guess.
/// </summary>
public static class ApiKeyText
{
    private const string Prefix = "sc_";
    private const int IdLength = 16;
    private const int SecretLength = 64;
    private const int Length = 3 + IdLength + 1 + SecretLength;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>A new id.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(IdLength, lowercase: true);

    /// <summary>A new key with that id.</summary>
    public static string New(string id) => $"{Prefix}{id}_{RandomNumberGenerator.GetHexString(SecretLength, lowercase: true)}";

    /// <summary>Whether a text is meant as a key of ours, well formed or not.</summary>
    public static bool IsMeant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>The id of a well-formed key.</summary>
    public static bool TryReadId(string text, [NotNullWhen(true)] out string? id)
    {
        var isWellFormed = IsMeant(text) && text.Length == Length && text[3 + IdLength] == '_'
            && IsHex(text.AsSpan(3, IdLength)) && IsHex(text.AsSpan(Length - SecretLength));
        id = isWellFormed ? text.Substring(3, IdLength) : null;
        return isWellFormed;
    }

    /// <summary>Whether a text can be the id of a key.</summary>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == IdLength && IsHex(text);
    }

    /// <summary>What is kept of a key.</summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Digits);
}
