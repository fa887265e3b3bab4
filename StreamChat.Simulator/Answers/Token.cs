using System.Globalization;
using System.Text;

namespace StreamChat.Simulator.Answers;

/// <summary>A word and its space, with the bytes that it is inside a JSON string: escaped once, sent many times.</summary>
internal sealed class Token(string text)
{
    internal string Text => text;

    internal ReadOnlyMemory<byte> Json { get; } = Encoding.UTF8.GetBytes(Escape(text));

    /// <summary>
    /// Only what JSON demands. The framework's encoders write an emoji as two escapes, and readers would then never meet the four bytes
    /// that real providers send.
    /// </summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\n' => escaped.Append("\\n"),
                < ' ' => escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
