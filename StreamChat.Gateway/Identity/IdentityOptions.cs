using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Gateway.Identity;

/// <summary>Who may come in.</summary>
internal sealed class IdentityOptions : IValidatableObject
{
    internal const string SectionName = "Identity";

    /// <summary>Whether callers without credentials are let in as guests. Default false; only a local run sets it.</summary>
    public bool Guests { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Guests)
        {
            yield return new ValidationResult(
                SettingFailure.Line($"{SectionName}:{nameof(Guests)}", "false", "nothing lets anybody in; a local run sets it to true"), [nameof(Guests)]);
        }
    }
}
