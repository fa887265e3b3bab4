using System.Globalization;
using System.Text;

namespace StreamChat.Api.Conversations.Transfer;

/// <summary>A file's name made of a title that anybody may have written: good on every system, and nothing but a name.</summary>
internal static class FileNames
{
    private const int MaxLength = 80;
    private const string Nameless = "conversation";
    private const string Forbidden = "/\\:*?\"<>|%;";

    // Names that Windows keeps for devices, with any ending.
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    internal static string Of(string title, string ending)
    {
        var name = new StringBuilder(MaxLength);
        foreach (var rune in title.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar))
        {
            if (name.Length + rune.Utf16SequenceLength > MaxLength)
            {
                break;
            }

            name.Append(IsAllowed(rune) ? rune.ToString() : " ");
        }

        var words = string.Join(' ', name.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ', '-', '~');
        return $"{(words.Length == 0 || Devices.Contains(words.Split('.')[0].Trim()) ? Nameless : words)}.{ending}";
    }

    /// <summary>No controls, no marks that turn the direction of writing (they hide an ending), nothing that is unassigned.</summary>
    private static bool IsAllowed(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => false,
        _ => !(rune.IsBmp && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal)),
    };
}
