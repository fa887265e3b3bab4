using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace StreamChat.ServiceDefaults.Settings;

/// <summary>Says in words what a setting takes: "a whole number from 1 to 100000".</summary>
internal static class SettingRule
{
    internal const string Address = "an absolute http or https address";

    internal static string Describe(SettingProperty property)
    {
        var range = property.Property.GetCustomAttribute<RangeAttribute>();
        var limits = range is null ? "" : $" from {Limit(range.Minimum)} to {Limit(range.Maximum)}";
        return DescribeType(property.Type) + limits;
    }

    private static string DescribeType(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type == typeof(TimeSpan) => "a number of seconds",
        _ when type == typeof(Uri) => Address,
        _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type))}",
        TypeCode.Boolean => "true or false",
        TypeCode.Double or TypeCode.Single or TypeCode.Decimal => "a number",
        >= TypeCode.SByte and <= TypeCode.UInt64 => "a whole number",
        _ => "a valid value",
    };

    private static string? Limit(object limit) =>
        limit is string text && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration)
            ? duration.TotalSeconds.ToString(CultureInfo.InvariantCulture)
            : Convert.ToString(limit, CultureInfo.InvariantCulture);
}
