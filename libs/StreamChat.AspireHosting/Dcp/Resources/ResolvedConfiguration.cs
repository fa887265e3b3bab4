using System.Collections.Immutable;

namespace Aspire.Hosting.Dcp.Resources;

/// <summary>What a resource is started with.</summary>
/// <param name="Environment">Its environment variables.</param>
/// <param name="Arguments">Its arguments, each with whether it is a secret.</param>
internal sealed record ResolvedConfiguration(ImmutableSortedDictionary<string, string> Environment, ImmutableArray<(string Value, bool IsSecret)> Arguments);
