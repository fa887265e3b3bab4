namespace Aspire.Hosting.Dcp.Planning;

/// <summary>One copy of a resource that the engine runs.</summary>
/// <param name="Plan">The resource.</param>
/// <param name="Name">Its name: the resource's, a dash, the suffix. It stays the same across restarts.</param>
/// <param name="Suffix">Tells it from its siblings; also its telemetry's service.instance.id.</param>
/// <param name="Index">Its place among them.</param>
internal sealed record ResourceInstance(ResourcePlan Plan, string Name, string Suffix, int Index);
