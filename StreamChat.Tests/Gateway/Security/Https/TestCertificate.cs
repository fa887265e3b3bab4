using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StreamChat.Tests.Infrastructure.Files;

namespace StreamChat.Tests.Gateway.Security.Https;

/// <summary>A certificate for this machine, and its two files.</summary>
internal sealed class TestCertificate(TemporaryFolder folder)
{
    internal string CertificateFile => folder["tls", "certificate.pem"];

    internal string KeyFile => folder["tls", "key.pem"];

    internal (string Key, string Value)[] Settings => [("Tls:Certificate", CertificateFile), ("Tls:Key", KeyFile)];

    /// <summary>Writes a new one; its thumbprint.</summary>
    internal string Write()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        folder.Write(certificate.ExportCertificatePem(), "tls", "certificate.pem");
        folder.Write(key.ExportPkcs8PrivateKeyPem(), "tls", "key.pem");
        return certificate.Thumbprint;
    }

    /// <summary>Leaves a key that is not the certificate's.</summary>
    internal void BreakKey()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        folder.Write(other.ExportPkcs8PrivateKeyPem(), "tls", "key.pem");
    }
}
