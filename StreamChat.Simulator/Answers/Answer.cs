using System.Text;

namespace StreamChat.Simulator.Answers;

/// <summary>A text to answer with, cut into tokens once; a longer answer than the text repeats it as further paragraphs.</summary>
internal sealed class Answer
{
    private readonly IReadOnlyList<Token> _tokens;
    private readonly Token? _lastBeforeMore;

    internal Answer(string text)
    {
        _tokens = Tokenizer.Split(text);
        _lastBeforeMore = _tokens.Count == 0 ? null : new Token(_tokens[^1].Text.TrimEnd() + "\n\n");
    }

    internal static Answer Empty { get; } = new("");

    /// <summary>The text's own length in tokens.</summary>
    internal int Count => _tokens.Count;

    /// <summary>The token at <paramref name="index"/> of an answer of <paramref name="length"/> tokens.</summary>
    internal Token At(int index, int length)
    {
        var place = index % _tokens.Count;
        return place == _tokens.Count - 1 && index < length - 1 ? _lastBeforeMore! : _tokens[place];
    }

    /// <summary>The first <paramref name="length"/> tokens as one text.</summary>
    internal string TextOf(int length)
    {
        var text = new StringBuilder();
        for (var index = 0; index < length; index++)
        {
            text.Append(At(index, length).Text);
        }

        return text.ToString();
    }
}
