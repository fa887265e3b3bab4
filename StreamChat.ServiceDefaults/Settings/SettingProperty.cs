using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace StreamChat.ServiceDefaults.Settings;

/// <summary>One property of an options class, with the names under which it is set.</summary>
internal sealed class SettingProperty(PropertyInfo property, string section)
{
    private const string FirstNumber = ":0";

    private readonly SettingNameAttribute? _flat = property.GetCustomAttribute<SettingNameAttribute>();

    internal PropertyInfo Property => property;

    internal Type Type => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    /// <summary>The name to tell people: the flat one where there is one.</summary>
    internal string Name => _flat?.Name ?? Key;

    internal string Key => $"{section}:{property.Name}";

    /// <summary>True when there may be several, under the flat name's <c>…:0</c>, <c>…:1</c> and so on.</summary>
    internal bool IsNumbered => property.PropertyType == typeof(Uri[]) && _flat?.Name.EndsWith(FirstNumber, StringComparison.Ordinal) == true;

    internal static IEnumerable<SettingProperty> Of(Type options, string section) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { CanRead: true, CanWrite: true } && property.GetIndexParameters().Length == 0)
            .Select(property => new SettingProperty(property, section));

    /// <summary>The configured text; the flat name wins, and an empty value is no value.</summary>
    internal string? Read(IConfiguration configuration)
    {
        var flat = _flat is null ? null : configuration[_flat.Name];
        var value = string.IsNullOrWhiteSpace(flat) ? configuration[Key] : flat;
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>The configured texts of a numbered property with their names, up to the first number that has none.</summary>
    internal IEnumerable<(string Name, string Text)> ReadNumbered(IConfiguration configuration)
    {
        var stem = _flat!.Name[..^(FirstNumber.Length - 1)];
        for (var number = 0; ; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{stem}{number}");
            if (string.IsNullOrWhiteSpace(configuration[name]))
            {
                yield break;
            }

            yield return (name, configuration[name]!);
        }
    }

    /// <summary>The line for a value that this property does not take.</summary>
    internal string Failure(object? value) => SettingFailure.Line(Name, Show(value), $"must be {SettingRule.Describe(this)}");

    /// <summary>The line for a value that breaks a rule of its own.</summary>
    internal string Failure(object? value, ValidationAttribute rule) => rule switch
    {
        RangeAttribute => Failure(value),
        RequiredAttribute => SettingFailure.Line(Name, Show(value), "must be set"),
        _ => $"{Name}={Show(value)}: {rule.FormatErrorMessage(Name)}",
    };

    private string? Show(object? value) => value switch
    {
        null => null,
        _ when _flat is { Secret: true } => "***",
        TimeSpan duration => duration.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
