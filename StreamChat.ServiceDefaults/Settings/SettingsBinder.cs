using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace StreamChat.ServiceDefaults.Settings;

/// <summary>Fills an options class from configuration; a text that is not of the property's type is a failure by name, not an exception's stack.</summary>
internal sealed class SettingsBinder<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(IConfiguration configuration, string section)
    : IConfigureOptions<TOptions>
    where TOptions : class
{
    public void Configure(TOptions options)
    {
        var failures = new Dictionary<string, string>();
        foreach (var property in SettingProperty.Of(typeof(TOptions), section))
        {
            if (Bind(options, property) is { } failure)
            {
                failures[property.Name] = failure;
            }
        }

        if (failures.Count > 0)
        {
            // What could be read may break rules too, and people want to hear of everything at once.
            var others = new SettingsValidator<TOptions>(section).Check(options, except: failures.Keys);
            throw new OptionsValidationException(Options.DefaultName, typeof(TOptions), failures.Values.Concat(others));
        }
    }

    private string? Bind(TOptions options, SettingProperty property)
    {
        if (property.IsNumbered)
        {
            return BindNumbered(options, property);
        }

        if (!SettingParser.IsSimple(property.Type))
        {
            return BindSection(options, property);
        }

        if (property.Read(configuration) is not { } text)
        {
            return null;
        }

        if (SettingParser.Parse(text, property.Type) is not { } value)
        {
            return property.Failure(text);
        }

        property.Property.SetValue(options, value);
        return null;
    }

    private string? BindNumbered(TOptions options, SettingProperty property)
    {
        List<Uri> addresses = [];
        foreach (var (name, text) in property.ReadNumbered(configuration))
        {
            if (SettingParser.Parse(text, typeof(Uri)) is not Uri address)
            {
                return SettingFailure.Line(name, text, $"must be {SettingRule.Address}");
            }

            addresses.Add(address);
        }

        if (addresses.Count > 0)
        {
            property.Property.SetValue(options, addresses.ToArray());
        }

        return null;
    }

    private string? BindSection(TOptions options, SettingProperty property)
    {
        try
        {
            if (configuration.GetSection(property.Key).Get(property.Property.PropertyType) is { } value)
            {
                property.Property.SetValue(options, value);
            }

            return null;
        }
        catch (InvalidOperationException e)
        {
            // The binder's message names the key, the value and the type.
            return $"{property.Key}: {e.Message}";
        }
    }
}
