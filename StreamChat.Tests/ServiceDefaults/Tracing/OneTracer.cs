using Xunit;

namespace StreamChat.Tests.ServiceDefaults.Tracing;

/// <summary>Tests for which no other service of the process may trace anything.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneTracer
{
    internal const string Name = "One tracer";
}
