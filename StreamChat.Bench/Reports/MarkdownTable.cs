using System.Globalization;
using System.Text;

namespace StreamChat.Bench.Reports;

/// <summary>A table of a page, row by row.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    internal MarkdownTable(params string[] head)
    {
        Add(head);
        Add([.. head.Select(_ => "---")]);
    }

    internal void Add(params string[] cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>A number with as many digits as it deserves; a dash for none.</summary>
    internal static string Number(double? value) => value switch
    {
        null => "–",
        0 => "0",
        { } number when Math.Abs(number) >= 100 => number.ToString("0", CultureInfo.InvariantCulture),
        { } number when Math.Abs(number) >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        { } number => number.ToString("0.00", CultureInfo.InvariantCulture),
    };

    public override string ToString() => _text.ToString();
}
