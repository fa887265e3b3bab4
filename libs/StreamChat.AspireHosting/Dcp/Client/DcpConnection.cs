using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Aspire.Hosting.Dcp.Client;

/// <summary>Where the engine listens, how we prove who we are, and how it proves who it is.</summary>
internal sealed record DcpConnection(Uri Server, string Token, X509Certificate2 Authority)
{
    /// <summary>
    /// Reads the engine's kubeconfig, of which these three lines matter; null while it is not written to its end.
    /// <code>
    ///     certificate-authority-data: LS0t…
    ///     server: https://127.0.0.1:41535
    ///     token: vwes…
    /// </code>
    /// </summary>
    public static DcpConnection? TryParse(string kubeconfig)
    {
        var authority = Value(kubeconfig, "certificate-authority-data:");
        var server = Value(kubeconfig, "server:");
        var token = Value(kubeconfig, "token:");
        if (authority is null || server is null || token is null || !kubeconfig.EndsWith('\n'))
        {
            return null;
        }

        var pem = Encoding.ASCII.GetString(Convert.FromBase64String(authority));
        return new(new Uri(server), token, X509Certificate2.CreateFromPem(pem));
    }

    private static string? Value(string text, string key) =>
        text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is { } line
            && line[key.Length..].Trim().Trim('"') is { Length: > 0 } value ? value : null;
}
