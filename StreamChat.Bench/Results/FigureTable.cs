namespace StreamChat.Bench.Results;

/// <summary>All figures of a bench, one for each round.</summary>
internal sealed class FigureTable
{
    private readonly Dictionary<FigureKey, SortedDictionary<int, double>> _figures = [];
    private readonly List<string> _faults = [];

    internal IEnumerable<FigureKey> Keys => _figures.Keys;

    /// <summary>What was wrong with streams, a few for each measurement.</summary>
    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>How many streams had a wrong frame, or failed in any way.</summary>
    internal long Failed => Sum(Measures.Failed);

    /// <summary>How often a request was refused for now, and sent again.</summary>
    internal long Refusals => Sum(Measures.Refusals);

    internal void Add(FigureKey key, int round, double? value)
    {
        if (value is { } number)
        {
            if (!_figures.TryGetValue(key, out var rounds))
            {
                _figures[key] = rounds = [];
            }

            rounds[round] = number;
        }
    }

    internal void AddFaults(string where, IEnumerable<string> faults) => _faults.AddRange(faults.Select(fault => $"{where}: {fault}"));

    /// <summary>The figure of each round.</summary>
    internal IReadOnlyDictionary<int, double> Rounds(FigureKey key) =>
        _figures.TryGetValue(key, out var rounds) ? rounds : new SortedDictionary<int, double>();

    /// <summary>The median over the rounds; null when it was not measured.</summary>
    internal double? Median(string system, string experiment, string measure) =>
        MedianOf([.. Rounds(new(system, experiment, measure)).Values]);

    /// <summary>The median of the rounds' ratios to another system, each taken within one round, where both had the same machine.</summary>
    internal double? Ratio(string system, string other, string experiment, string measure) =>
        Pairs(system, other, experiment, measure, (own, reference) => reference > 0 ? own / reference : double.NaN);

    /// <summary>The median of what a system adds to another's figure of the same round.</summary>
    internal double? Added(string system, string other, string experiment, string measure) =>
        Pairs(system, other, experiment, measure, (own, reference) => own - reference);

    private long Sum(string measure) => (long)_figures.Where(figure => figure.Key.Measure == measure).Sum(figure => figure.Value.Values.Sum());

    private static double? MedianOf(double[] values)
    {
        if (values.Length == 0)
        {
            return null;
        }

        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private double? Pairs(string system, string other, string experiment, string measure, Func<double, double, double> compare)
    {
        var reference = Rounds(new(other, experiment, measure));
        return MedianOf([.. Rounds(new(system, experiment, measure))
            .Where(figure => reference.ContainsKey(figure.Key))
            .Select(figure => compare(figure.Value, reference[figure.Key]))
            .Where(double.IsFinite)]);
    }
}
