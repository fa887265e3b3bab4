using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Gateway.Security.Https;

/// <summary>The certificate that new connections are shown: that of the files, as they were when they last fitted.</summary>
internal sealed partial class ServerCertificate(IOptions<HttpsOptions> options, ILogger<ServerCertificate> logger)
{
    private (string, string) _seen;
    private SslStreamCertificateContext? _current;

    /// <summary>Sets up an address that begins with https.</summary>
    internal void Apply(HttpsConnectionAdapterOptions https)
    {
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        if (options.Value.Files is null)
        {
            DemandDevelopment();
            return;
        }

        Refresh();
        https.ServerCertificateSelector = (_, _) => _current?.TargetCertificate;
        https.OnAuthenticate = (_, ssl) =>
        {
            // With the certificates in between, which a selector cannot hand out.
            ssl.ServerCertificateSelectionCallback = null;
            ssl.ServerCertificateContext = _current;
        };
    }

    /// <summary>Takes what is new in the files. A pair that does not fit changes nothing: one of the two may not be written yet.</summary>
    internal void Refresh()
    {
        if (options.Value.Files is not { } files)
        {
            return;
        }

        try
        {
            var pem = files.Read();
            if (pem == _seen)
            {
                return;
            }

            _seen = pem;
            var loaded = CertificateFiles.Load(pem);
            Volatile.Write(ref _current, loaded);
            var (thumbprint, notAfter) = (loaded.TargetCertificate.Thumbprint, loaded.TargetCertificate.NotAfter.ToUniversalTime());
            LogLoaded(thumbprint, notAfter);
        }
        catch (Exception e) when (CertificateFiles.IsUnusable(e))
        {
            var reason = e.GetType().Name;
            LogUnusable(reason);
        }
    }

    // Otherwise the server would take the development certificate unasked wherever it finds one.
    private void DemandDevelopment()
    {
        if (!options.Value.Development)
        {
            var name = $"{HttpsOptions.SectionName}:{nameof(HttpsOptions.Certificate)}";
            throw new OptionsValidationException(
                Options.DefaultName, typeof(HttpsOptions), [SettingFailure.Line(name, null, "must be set for an https address, or Tls:Development=true")]);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "New connections get the certificate {Thumbprint}, which is good until {NotAfter:u}.")]
    private partial void LogLoaded(string thumbprint, DateTime notAfter);

    [LoggerMessage(Level = LogLevel.Error, Message = "The certificate's files cannot be used ({Reason}); connections keep the one before.")]
    private partial void LogUnusable(string reason);
}
