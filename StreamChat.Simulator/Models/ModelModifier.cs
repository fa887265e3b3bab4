namespace StreamChat.Simulator.Models;

/// <summary>A part of a model's name, such as <c>drop-after-N</c>, where N is a number and W a word, and what it changes.</summary>
internal sealed class ModelModifier(string pattern, Func<ModelSpec, string, ModelSpec?> apply)
{
    private readonly string[] _words = pattern.Split('-');

    internal string Pattern => pattern;

    internal int Length => _words.Length;

    /// <summary>The changed model when <paramref name="name"/> goes on with this part, else null.</summary>
    internal ModelSpec? Apply(ModelSpec model, ReadOnlySpan<string> name)
    {
        if (name.Length < _words.Length)
        {
            return null;
        }

        var argument = "";
        for (var index = 0; index < _words.Length; index++)
        {
            switch (_words[index])
            {
                case "N" when IsNumber(name[index]):
                case "W":
                    argument = name[index];
                    break;
                case var word when word == name[index]:
                    break;
                default:
                    return null;
            }
        }

        return apply(model, argument);
    }

    // Eight digits are a number of type int; what is counted has limits of its own.
    private static bool IsNumber(string word) => word.Length is > 0 and <= 8 && word.All(char.IsAsciiDigit);
}
