using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Gateway.Security.Origins;

/// <summary>Which other sites' pages may call us.</summary>
internal sealed class OriginOptions : IValidatableObject
{
    internal const string SectionName = "Cors";

    /// <summary>
    /// Origins such as <c>https://app.example.org</c> whose code may call the api with a key or token of its own; our cookies never count
    /// there. Default none.
    /// </summary>
    public string[] Origins { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Origins.Where(origin => !IsOrigin(origin)).Select(origin => new ValidationResult(
            SettingFailure.Line($"{SectionName}:{nameof(Origins)}", origin, "must be origins, scheme and host without a path, and never *")));

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);
}
