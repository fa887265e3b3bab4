using Xunit;

namespace StreamChat.Tests.App;

/// <summary>Whole applications run one after the other: each is eight processes on a machine that may have two cores.</summary>
[CollectionDefinition(Name)]
public sealed class WholeApplication
{
    internal const string Name = "AppHost";
}
