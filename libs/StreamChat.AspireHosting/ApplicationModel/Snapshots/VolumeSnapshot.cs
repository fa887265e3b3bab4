namespace Aspire.Hosting.ApplicationModel;

/// <summary>One mount of a container.</summary>
/// <param name="Source">Volume name or host path; null for an anonymous volume.</param>
/// <param name="Target">Path in the container.</param>
/// <param name="MountType">"volume" or "bind".</param>
/// <param name="IsReadOnly">The container cannot write to it.</param>
public sealed record VolumeSnapshot(string? Source, string Target, string MountType, bool IsReadOnly);
