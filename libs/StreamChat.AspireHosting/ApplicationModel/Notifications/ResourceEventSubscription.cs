using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What is known at the moment of subscribing, and everything after it, without a gap between the two.</summary>
/// <param name="Known">The last update of every instance.</param>
/// <param name="Updates">The updates that follow; ends only by its token.</param>
internal sealed record ResourceEventSubscription(ImmutableArray<ResourceEvent> Known, IAsyncEnumerable<ResourceEvent> Updates);
