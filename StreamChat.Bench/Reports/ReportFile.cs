namespace StreamChat.Bench.Reports;

/// <summary>A page whose figures are written by the bench, between two marks, and all else by people.</summary>
internal static class ReportFile
{
    internal const string Begin = "<!-- figures: written by eng/bench.sh -->";
    internal const string End = "<!-- end of figures -->";

    /// <summary>The page with these figures in place of those it has.</summary>
    internal static string Replace(string page, string figures)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? $"{page.AsSpan(0, begin + Begin.Length)}\n{figures.TrimEnd()}\n{page.AsSpan(end)}"
            : $"{page.TrimEnd()}\n\n{Begin}\n{figures.TrimEnd()}\n{End}\n".TrimStart();
    }

    internal static void Write(string file, string figures)
    {
        var page = File.Exists(file) ? File.ReadAllText(file) : "# Benchmarks\n";
        File.WriteAllText(file, Replace(page, figures));
    }
}
