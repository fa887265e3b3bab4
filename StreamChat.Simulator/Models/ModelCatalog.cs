using Microsoft.Extensions.Options;

namespace StreamChat.Simulator.Models;

/// <summary>Knows a model by its name: <c>simulator</c> and any parts after it, such as <c>simulator-fast-drop-after-5</c>.</summary>
internal sealed class ModelCatalog(IOptions<SimulatorOptions> options)
{
    private const string Root = "simulator";

    private readonly IReadOnlyList<ModelModifier> _modifiers = new ModelModifiers(options.Value).LongestFirst();

    /// <summary>The names that a picker of models offers; the faults are only for those who know them.</summary>
    internal static IReadOnlyList<string> Listed { get; } = [Root, "simulator-fast", "simulator-long", "simulator-thinking"];

    /// <summary>What the name asks for, or null when there is no such model.</summary>
    internal ModelSpec? Find(string name)
    {
        var words = name.Split('-');
        if (words[0] != Root)
        {
            return null;
        }

        ModelSpec? model = new(name);
        for (var at = 1; model is not null && at < words.Length;)
        {
            model = Next(model, words, ref at);
        }

        return model;
    }

    private ModelSpec? Next(ModelSpec model, string[] words, ref int at)
    {
        foreach (var modifier in _modifiers)
        {
            if (modifier.Apply(model, words.AsSpan(at)) is { } changed)
            {
                at += modifier.Length;
                return changed;
            }
        }

        return null;
    }
}
