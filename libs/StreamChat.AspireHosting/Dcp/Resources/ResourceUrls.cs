using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp.Resources;

/// <summary>The URLs shown for a resource: one an endpoint, those that were added, changed by whoever asked to.</summary>
internal sealed class ResourceUrls(DistributedApplicationExecutionContext executionContext, ResourceLoggerService loggers)
{
    public async Task<ImmutableArray<UrlSnapshot>> CollectAsync(IResource resource, CancellationToken cancellationToken)
    {
        List<ResourceUrlAnnotation> urls = [];
        if (resource is IResourceWithEndpoints owner)
        {
            urls.AddRange(owner.GetEndpoints().Where(endpoint => endpoint.IsAllocated)
                .Select(endpoint => new ResourceUrlAnnotation { Url = endpoint.Url, Endpoint = endpoint }));
        }

        urls.AddRange(resource.Annotations.OfType<ResourceUrlAnnotation>().Select(Copy));
        var context = new ResourceUrlsCallbackContext(executionContext, resource, urls, cancellationToken) { Logger = loggers.GetLogger(resource) };
        foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        return [.. context.Urls.Select(Snapshot).OfType<UrlSnapshot>()];
    }

    // A callback may change what it is given; what was declared stays as it is.
    private static ResourceUrlAnnotation Copy(ResourceUrlAnnotation url) =>
        new() { Url = url.Url, DisplayText = url.DisplayText, DisplayOrder = url.DisplayOrder, DisplayLocation = url.DisplayLocation, Endpoint = url.Endpoint };

    // "/chat" is a path at the endpoint; a URL that is not absolute even then is not shown.
    private static UrlSnapshot? Snapshot(ResourceUrlAnnotation url)
    {
        var relative = url.Url.StartsWith('/') && url.Endpoint is { IsAllocated: true };
        var absolute = relative ? new Uri(new Uri(url.Endpoint!.Url), url.Url).ToString() : url.Url;
        return Uri.TryCreate(absolute, UriKind.Absolute, out _)
            ? new UrlSnapshot(url.Endpoint?.EndpointName, absolute, url.IsInternal) { DisplayProperties = new(url.DisplayText ?? "", url.DisplayOrder ?? 0), IsInactive = true }
            : null;
    }
}
