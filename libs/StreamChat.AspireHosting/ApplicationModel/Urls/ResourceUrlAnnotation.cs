namespace Aspire.Hosting.ApplicationModel;

/// <summary>A URL shown for the resource.</summary>
public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    /// <summary>Its place: the higher, the earlier.</summary>
#pragma warning disable CA1051 // the official API has a field here
    public int? DisplayOrder;
#pragma warning restore CA1051

    /// <summary>The URL.</summary>
    public required string Url { get; set; }

    /// <summary>What is shown in its place.</summary>
    public string? DisplayText { get; set; }

    /// <summary>The endpoint that it belongs to.</summary>
    public EndpointReference? Endpoint { get; init; }

    /// <summary>Where it is shown.</summary>
    public UrlDisplayLocation DisplayLocation { get; set; } = UrlDisplayLocation.SummaryAndDetails;

    internal bool IsInternal => DisplayLocation == UrlDisplayLocation.DetailsOnly;

    internal ResourceUrlAnnotation WithEndpoint(EndpointReference endpoint) =>
        new() { Url = Url, DisplayText = DisplayText, DisplayLocation = DisplayLocation, DisplayOrder = DisplayOrder, Endpoint = endpoint };
}
