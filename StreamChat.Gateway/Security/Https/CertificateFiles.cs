using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StreamChat.Gateway.Security.Https;

/// <summary>The two PEM files of a certificate.</summary>
internal sealed record CertificateFiles(string Certificate, string Key)
{
    /// <summary>What is in them now.</summary>
    internal (string Certificate, string Key) Read() => (File.ReadAllText(Certificate), File.ReadAllText(Key));

    /// <summary>Makes a certificate, with those between it and its root, of what was read.</summary>
    internal static SslStreamCertificateContext Load((string Certificate, string Key) pem)
    {
        using var read = X509Certificate2.CreateFromPem(pem.Certificate, pem.Key);
        X509Certificate2Collection chain = [];
        chain.ImportFromPem(pem.Certificate);

        // Through PKCS 12, because Windows cannot serve a key that lives in memory only.
        var certificate = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), password: null);
        return SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }

    /// <summary>Whether reading or loading failed because of what is in the files, or is not.</summary>
    internal static bool IsUnusable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;
}
