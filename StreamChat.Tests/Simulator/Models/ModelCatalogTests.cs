using Microsoft.Extensions.Options;
using StreamChat.Simulator;
using StreamChat.Simulator.Faults;
using StreamChat.Simulator.Models;
using Xunit;

namespace StreamChat.Tests.Simulator.Models;

/// <summary>What a model's name means.</summary>
public sealed class ModelCatalogTests
{
    private readonly ModelCatalog _models = new(Options.Create(new SimulatorOptions()));

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("")]
    [InlineData("simulators")]
    [InlineData("simulator-")]
    [InlineData("simulator-unknown")]
    [InlineData("simulator-fast-")]
    [InlineData("simulator-error-200")]
    [InlineData("simulator-error-600")]
    [InlineData("simulator-error-x")]
    [InlineData("simulator-drop-after-x")]
    [InlineData("simulator-drop-after-123456789")]
    [InlineData("simulator-finish-whim")]
    [InlineData("simulator-long-1000001")]
    [InlineData("simulator-tokens-99999999")]
    public void Find_KnowsNoSuchModel(string name)
    {
        Assert.Null(_models.Find(name));
    }

    [Fact]
    public void Find_LeavesEverythingToTheSettings_WhenTheNameSaysNothing()
    {
        Assert.Equal(new ModelSpec("simulator"), _models.Find("simulator"));
    }

    [Fact]
    public void Find_TakesPartsInAnyOrder()
    {
        Assert.Equal(
            new ModelSpec("simulator-drop-after-5-fast-chunk-2")
            {
                Delay = TimeSpan.Zero,
                ChunkSize = 2,
                Fault = new Fault(FaultKind.Drop, 5),
            },
            _models.Find("simulator-drop-after-5-fast-chunk-2"));
    }

    [Fact]
    public void Find_TellsAQuotaFromARate()
    {
        Assert.Equal(Fault.Error(429) with { IsQuota = true }, _models.Find("simulator-error-429-quota")!.Fault);
        Assert.Equal(Fault.Error(429), _models.Find("simulator-error-429")!.Fault);
        Assert.Equal(3, _models.Find("simulator-error-429-retry-after-3-times-2")!.RetryAfter);
        Assert.Equal(2, _models.Find("simulator-error-429-retry-after-3-times-2")!.FaultyCalls);
    }

    [Theory]
    [InlineData("simulator-long", 2000)]
    [InlineData("simulator-long-50000", 50_000)]
    [InlineData("simulator-tokens-7", 7)]
    public void Find_SetsTheLength(string name, int tokens)
    {
        Assert.Equal(tokens, _models.Find(name)!.Tokens);
    }

    [Fact]
    public void Find_SetsTheLengthInCharacters_OfAMixedText()
    {
        Assert.Equal(20_000, _models.Find("simulator-mixed-20000-thinking")!.MixedLength);
        Assert.Null(_models.Find("simulator-mixed-0"));
    }

    [Fact]
    public void Listed_AreModels()
    {
        Assert.All(ModelCatalog.Listed, name => Assert.NotNull(_models.Find(name)));
    }
}
