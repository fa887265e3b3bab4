using Xunit;

namespace StreamChat.Tests.Contract.Runs;

/// <summary>
/// Clusters run one after the other, and when nothing else does: their promises are times (a dead replica's runs end within 10 s), and a
/// machine of two cores that also does a thousand other tests would keep none.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeCluster
{
    internal const string Name = "Cluster";
}
