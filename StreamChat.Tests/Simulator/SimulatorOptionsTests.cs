using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Settings;
using StreamChat.Simulator;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Simulator;

/// <summary>Settings that stop the simulator from starting.</summary>
public sealed class SimulatorOptionsTests
{
    [Theory]
    [InlineData("ChunkSize", "0")]
    [InlineData("MaxDelay", "00:00:00.001")]
    [InlineData("MinDelay", "soon")]
    [InlineData("AnswersPath", "/no/such/folder")]
    [InlineData("MaxConcurrency", "0")]
    public void Validate_NamesTheSetting_WhenItIsBad(string name, string value)
    {
        using var services = Services(name, value);

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(name, Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_TakesTheDefaults()
    {
        using var services = Services("Unknown", "1");

        services.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public void Start_Throws_WhenTheServiceDoesNotStart()
    {
        Assert.Throws<InvalidOperationException>(() => SimulatorHost.Start(new Dictionary<string, string?> { ["ChunkSize"] = "0" }));
    }

    private static ServiceProvider Services(string name, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create($"{SimulatorOptions.SectionName}:{name}", (string?)value)])
            .Build();
        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSettings<SimulatorOptions>(SimulatorOptions.SectionName);
        return services.BuildServiceProvider();
    }
}
