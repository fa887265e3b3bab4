using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace StreamChat.ServiceDefaults.Settings;

/// <summary>Checks an options class by its DataAnnotations and names what is wrong as people set it.</summary>
internal sealed class SettingsValidator<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(string section)
    : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var failures = Check(options, except: []).ToList();
        if (failures.Count == 0 && options is IValidatableObject validatable)
        {
            failures.AddRange(validatable.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage ?? "A setting is not valid."));
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    internal IEnumerable<string> Check(TOptions options, IReadOnlyCollection<string> except) =>
        SettingProperty.Of(typeof(TOptions), section)
            .Where(property => !except.Contains(property.Name))
            .SelectMany(property => Check(options, property));

    private static IEnumerable<string> Check(TOptions options, SettingProperty property)
    {
        var value = property.Property.GetValue(options);
        var context = new ValidationContext(options) { MemberName = property.Property.Name };
        return property.Property.GetCustomAttributes<ValidationAttribute>()
            .Where(rule => rule.GetValidationResult(value, context) != ValidationResult.Success)
            .Select(rule => property.Failure(value, rule))
            .Take(1);
    }
}
