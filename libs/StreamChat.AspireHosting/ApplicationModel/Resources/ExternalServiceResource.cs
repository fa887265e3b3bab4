using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A service that runs elsewhere, by its URL.</summary>
public sealed class ExternalServiceResource : Resource
{
    /// <summary>A service by its URL.</summary>
    public ExternalServiceResource(string name, Uri uri)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (Problem(uri) is { } problem)
        {
            throw new ArgumentException(problem, nameof(uri));
        }

        Uri = uri;
    }

    /// <summary>A service whose URL is a parameter.</summary>
    public ExternalServiceResource(string name, ParameterResource urlParameter)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(urlParameter);
        UrlParameter = urlParameter;
    }

    /// <summary>The URL; null when it is a parameter.</summary>
    public Uri? Uri { get; }

    /// <summary>The parameter with the URL.</summary>
    public ParameterResource? UrlParameter { get; }

    /// <summary>The URL, checked.</summary>
    internal async ValueTask<Uri> GetUriAsync(CancellationToken cancellationToken)
    {
        if (Uri is not null)
        {
            return Uri;
        }

        var text = await UrlParameter!.GetValueAsync(cancellationToken).ConfigureAwait(false);
        var problem = Uri.TryCreate(text, UriKind.Absolute, out var uri) ? Problem(uri) : "The URL for the external service must be an absolute URI.";
        return problem is null
            ? uri!
            : throw new DistributedApplicationException($"The URL parameter '{UrlParameter.Name}' for the external service '{Name}' is invalid: {problem}");
    }

    private static string? Problem(Uri uri) =>
        !uri.IsAbsoluteUri ? "The URI for the external service must be absolute."
        : uri.AbsolutePath != "/" ? "The URI absolute path must be \"/\"."
        : uri.Fragment.Length > 0 ? "The URI cannot contain a fragment."
        : null;
}
