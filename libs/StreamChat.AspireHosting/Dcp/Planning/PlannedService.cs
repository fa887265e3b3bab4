using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp.Planning;

/// <summary>The engine's service for one endpoint.</summary>
/// <param name="Name">Its name in the engine.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Port">The public port; null lets the engine choose.</param>
internal sealed record PlannedService(string Name, EndpointAnnotation Endpoint, int? Port);
