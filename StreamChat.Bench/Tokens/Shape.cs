using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StreamChat.Bench.Tokens;

/// <summary>What an answer of the fake provider looks like; it is asked for by the model's name.</summary>
/// <param name="Tokens">How many.</param>
/// <param name="Delay">Milliseconds between two tokens; 0: all at once.</param>
/// <param name="Size">Bytes of a token's text.</param>
/// <param name="FirstDelay">Milliseconds before the first.</param>
/// <param name="Usage">Whether a chunk with usage follows.</param>
internal sealed partial record Shape(int Tokens, int Delay, int Size = 24, int FirstDelay = 0, bool Usage = false)
{
    internal const int MaxTokens = 0xFFFF;

    /// <summary>Such as <c>bench-t200-d0-s24-f0-u1</c>.</summary>
    internal string Model => string.Create(
        CultureInfo.InvariantCulture, $"bench-t{Tokens}-d{Delay}-s{Size}-f{FirstDelay}-u{(Usage ? 1 : 0)}");

    /// <summary>The shape that a model's name within <paramref name="text"/> asks for, or null.</summary>
    internal static Shape? Find(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf("bench-t"u8);
        return at < 0 ? null : Parse(Encoding.ASCII.GetString(text[at..Math.Min(text.Length, at + 64)]));
    }

    internal static Shape? Parse(string name)
    {
        if (Name().Match(name) is not { Success: true } match)
        {
            return null;
        }

        int Value(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        return new Shape(
            Math.Min(Value("t"), MaxTokens), Value("d"), Math.Max(Value("s"), TokenText.MinSize), Value("f"), Value("u") == 1);
    }

    [GeneratedRegex("^bench-t(?<t>[0-9]{1,6})-d(?<d>[0-9]{1,6})-s(?<s>[0-9]{1,4})-f(?<f>[0-9]{1,6})-u(?<u>[01])")]
    private static partial Regex Name();
}
