namespace Aspire.Hosting.ApplicationModel;

/// <summary>By which request a health check asks; publishing makes a probe of it.</summary>
/// <param name="Endpoint">Where it goes.</param>
/// <param name="Path">The path.</param>
internal sealed record HttpHealthCheckAnnotation(EndpointReference Endpoint, string Path) : IResourceAnnotation;
