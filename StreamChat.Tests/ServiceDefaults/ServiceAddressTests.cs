using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Discovery;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>Where other services are.</summary>
public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("services:other:http:0", "http://localhost:1", "http://localhost:1/")]
    [InlineData("services:other:https:0", "https://localhost:2", "https://localhost:2/")]
    [InlineData("services:another:http:0", "http://localhost:3", null)]
    [InlineData("services:other:http:0", "", null)]
    public void Address_IsWhatIsConfigured(string key, string value, string? address) =>
        Assert.Equal(address, ServiceAddress.Find(Configuration(key, value), "other")?.AbsoluteUri);

    [Fact]
    public void Address_IsNamed_WhenItIsNone()
    {
        var failure = Assert.Throws<OptionsValidationException>(
            () => ServiceAddress.Find(Configuration("services:other:http:0", "nonsense"), "other"));

        Assert.Equal(["services:other:http:0=nonsense: must be an absolute http or https address."], failure.Failures);
    }

    private static IConfigurationRoot Configuration(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
}
