using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Gateway.Security.Https;

/// <summary>How the gateway speaks https: at every address of it that begins so (<c>ASPNETCORE_URLS=https://+:8443</c>).</summary>
internal sealed class HttpsOptions : IValidatableObject
{
    internal const string SectionName = "Tls";

    /// <summary>A PEM file with the certificate and those between it and its root. Default none.</summary>
    public string? Certificate { get; set; }

    /// <summary>The PEM file with the certificate's key.</summary>
    public string? Key { get; set; }

    /// <summary>Whether to take the machine's development certificate (<c>dotnet dev-certs https</c>). Default false.</summary>
    public bool Development { get; set; }

    /// <summary>
    /// The port at which browsers find https. Default the one of the first https address; a gateway behind a proxy that speaks https for it
    /// sets it, so that plain http is refused here too.
    /// </summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>How often the files are looked at; default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(10);

    internal CertificateFiles? Files => Certificate is null || Key is null ? null : new CertificateFiles(Certificate, Key);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Certificate is null != Key is null)
        {
            yield return Wrong("a certificate and its key are set together", nameof(Certificate));
        }
        else if (Files is { } files && Problem(files) is { } problem)
        {
            yield return Wrong($"must be a PEM certificate whose key is in {SectionName}:{nameof(Key)} ({problem})", nameof(Certificate));
        }
    }

    private ValidationResult Wrong(string takes, string name) => new(SettingFailure.Line($"{SectionName}:{name}", Certificate, takes), [name]);

    private static string? Problem(CertificateFiles files)
    {
        try
        {
            CertificateFiles.Load(files.Read()).TargetCertificate.Dispose();
            return null;
        }
        catch (Exception e) when (CertificateFiles.IsUnusable(e))
        {
            return e is CryptographicException or ArgumentException ? "they do not fit, or one is not PEM" : e.Message;
        }
    }
}
