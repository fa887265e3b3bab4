using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What is known at the moment of subscribing, and the link after which everything that comes hangs: no gap between the two.</summary>
/// <param name="Known">The last update of every instance.</param>
/// <param name="Last">The last link of the chain.</param>
internal sealed record ResourceEventSubscription(ImmutableArray<ResourceEvent> Known, ResourceEventNode Last);
