using System.ComponentModel;
using System.Globalization;

namespace StreamChat.ServiceDefaults.Settings;

/// <summary>Reads the text of one setting.</summary>
internal static class SettingParser
{
    /// <summary>True for types whose value is one text; others are bound as a whole section.</summary>
    internal static bool IsSimple(Type type) =>
        type == typeof(string) || type == typeof(Uri) || TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    /// <summary>The value, or null when the text is not one.</summary>
    internal static object? Parse(string text, Type type)
    {
        if (type == typeof(string))
        {
            return text;
        }

        if (type == typeof(TimeSpan))
        {
            return ParseDuration(text);
        }

        if (type == typeof(Uri))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
        }

        if (type.IsEnum)
        {
            return Enum.TryParse(type, text, ignoreCase: true, out var value) && Enum.IsDefined(type, value) ? value : null;
        }

        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text.Trim());
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
        {
            return null; // the caller says what the setting takes
        }
    }

    /// <summary>"15" and "0.5" are seconds; "00:00:15" works too. (TimeSpan.Parse alone would take "15" for days.)</summary>
    private static TimeSpan? ParseDuration(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return double.IsFinite(seconds) && Math.Abs(seconds) <= TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : null;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) ? duration : null;
    }
}
