using System.Text;
using StreamChat.Simulator.Pacing;

namespace StreamChat.Simulator.Answers;

/// <summary>Makes texts of everything that is easily broken on its way: the same seed gives the same text.</summary>
internal static class MixedText
{
    // Every line also ends where it must not be cut: an emoji family is one character to people and eleven to UTF-16.
    private static readonly string[] Pieces =
    [
        "The river took ten thousand years to cut this valley. ",
        "Größe, naïveté, Zażółć gęślą jaźń, e\u0301 and é are not the same bytes. ",
        "你好，世界。流式传输的每一个字都不能丢失，也不能重复。",
        "こんにちは、カタカナとひらがなと漢字。",
        "한국어 문장도 있습니다. ",
        "שלום עולם, مرحبا بالعالم. ",
        "👋 🌍 👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇩🇪 ",
        "𝒳 𠮷野家 𐍈 ",
        "\n\n```csharp\nvar path = \"C:\\\\temp\\\\new\"; // \"quoted\"\nif (a < b && c > d)\n{\n\treturn $\"{path}\\n\";\n}\n```\n\n",
        "\n\n```json\n{\"data\": \"x\\u00e9\", \"list\": [1, 2, 3], \"empty\": \"\"}\n```\n\n",
        "\ndata: {\"not\": \"an event\"}\n\nevent: done\nid: 99\nretry: 1\n\n",
        "\n\n| a | b |\n|---|---|\n| 1 | `x|y` |\n\n",
        "line one\r\nline two\u2028line three\u0085 ",
        "<script>alert('no')</script> &amp; <b>bold</b> ",
        "\\ \" / \b \f \t \u001b[31m red \u001b[0m ",
        "[DONE] null true {} [] ",
    ];

    internal static string Of(ulong seed, int length)
    {
        StringBuilder text = new(length + Pieces.Max(piece => piece.Length));
        for (var state = Seed.Mix(seed); text.Length < length; state = Seed.Mix(state))
        {
            text.Append(Pieces[state % (ulong)Pieces.Length]);
        }

        // A cut through a pair would be half a character, which is no text.
        text.Length = length;
        if (char.IsHighSurrogate(text[^1]))
        {
            text[^1] = '.';
        }

        return text.ToString();
    }
}
