using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Simulator;

/// <summary>The simulator as tests start it.</summary>
public sealed class SimulatorHostTests
{
    [Fact]
    public async Task SimulatorHost_ListensOnAPortOfItsOwn_WhenStartedTwice()
    {
        await using var one = SimulatorHost.Start();
        await using var other = SimulatorHost.Start();

        Assert.NotEqual(one.Address, other.Address);
        Assert.NotEqual(5000, one.Address.Port);
    }
}
