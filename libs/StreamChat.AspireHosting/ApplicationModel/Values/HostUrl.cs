using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A URL on this machine, rewritten to the host's bridge name for a container that asks.</summary>
/// <param name="Url">The URL as a process on the host uses it.</param>
public record HostUrl(string Url) : IExpressionValue
{
    string IManifestExpressionProvider.ValueExpression => Url;

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => new(Url);

    ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        if (context.Caller is not ContainerResource || !Uri.TryCreate(Url, UriKind.Absolute, out var uri) || !uri.IsLoopback)
        {
            return new(Url);
        }

        var bridged = new UriBuilder(uri) { Host = KnownHostNames.DockerDesktopHostBridge }.Uri.ToString();
        return new(Url.EndsWith('/') ? bridged : bridged.TrimEnd('/').ToString(CultureInfo.InvariantCulture));
    }
}
