namespace StreamChat.Bench.Results;

/// <summary>Which figure: of which system, in which experiment, of what.</summary>
internal readonly record struct FigureKey(string System, string Experiment, string Measure);
