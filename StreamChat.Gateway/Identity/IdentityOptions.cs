using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Gateway.Identity;

/// <summary>Who may come in.</summary>
internal sealed class IdentityOptions : IValidatableObject
{
    internal const string SectionName = "Identity";

    /// <summary>Whether callers without credentials are let in as guests. Default false; only a local run sets it.</summary>
    public bool Guests { get; set; }

    /// <summary>The OpenID Connect provider by which people sign in and whose tokens are taken, such as <c>https://login.example.org/realms/chat</c>.</summary>
    public Uri? Issuer { get; set; }

    /// <summary>Who we are to the provider.</summary>
    public string? ClientId { get; set; }

    /// <summary>What the provider knows us by.</summary>
    [SettingName($"{SectionName}:{nameof(ClientSecret)}", Secret = true)]
    public string? ClientSecret { get; set; }

    /// <summary>Whom a bearer token must be meant for; default the client id.</summary>
    public string? Audience { get; set; }

    internal bool HasIssuer => Issuer is not null;

    internal string ExpectedAudience => Audience ?? ClientId!;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Issuer is null)
        {
            if (!Guests)
            {
                yield return Wrong(
                    nameof(Issuer), null, $"must be set, with {SectionName}:{nameof(ClientId)} and {SectionName}:{nameof(ClientSecret)}, so that somebody can come in");
            }

            yield break;
        }

        if (Issuer.Scheme != Uri.UriSchemeHttps && !Issuer.IsLoopback)
        {
            yield return Wrong(nameof(Issuer), Issuer.ToString(), "must be an https address");
        }

        foreach (var (name, value) in new[] { (nameof(ClientId), ClientId), (nameof(ClientSecret), ClientSecret) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return Wrong(name, null, $"must be set where {SectionName}:{nameof(Issuer)} is");
            }
        }
    }

    private static ValidationResult Wrong(string name, string? value, string what) => new(SettingFailure.Line($"{SectionName}:{name}", value, what), [name]);
}
