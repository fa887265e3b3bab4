using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamChat.Api.Providers;
using Xunit;

namespace StreamChat.Tests.Api.Providers;

/// <summary>CONTRACT §2: which settings choose which provider, and which are refused.</summary>
public sealed class ProviderSelectorTests
{
    private const string Own = "http://gpu:8000/v1";

    [Theory]
    [InlineData("OPENAI_BASE_URL=http://gpu:8000/v1;OPENAI_API_KEY=k1;OPENROUTER_API_KEY=k2;OPENAI_MODEL=qwen", "openai-compatible", Own, "k1", "qwen")]
    [InlineData("OPENAI_BASE_URL=http://gpu:8000/v1", "openai-compatible", Own, null, null)]
    [InlineData("OPENAI_BASE_URL=https://api.openai.com/v1;OPENAI_API_KEY=k1", "openai", "https://api.openai.com/v1", "k1", null)]
    [InlineData("OPENAI_BASE_URL=https://openrouter.ai/api/v1;OPENAI_API_KEY=k1", "openrouter", "https://openrouter.ai/api/v1", "k1", null)]
    [InlineData("OPENAI_API_KEY=k1;OPENROUTER_API_KEY=k2", "openai", "https://api.openai.com/v1", "k1", "gpt-4o")]
    [InlineData("OPENAI_API_KEY=k1;OPENAI_MODEL=o4", "openai", "https://api.openai.com/v1", "k1", "o4")]
    [InlineData("OPENROUTER_API_KEY=k2", "openrouter", "https://openrouter.ai/api/v1", "k2", "anthropic/claude-3.5-sonnet")]
    [InlineData("OPENAI_BASE_URL=;OPENAI_API_KEY=;services:simulator:http:0=http://sim:99", "simulator", "http://sim:99/v1", null, "simulator")]
    [InlineData("OPENAI_MODEL=ignored", "simulator", "http://localhost:4545/v1", null, "simulator")]
    public void Select_TakesTheFirstThatIsSet(string settings, string name, string address, string? key, string? model)
    {
        using var services = Services(settings);

        var provider = services.GetRequiredService<Provider>();

        Assert.Equal((name, address, key, model), (provider.Name, provider.BaseUrl.AbsoluteUri, provider.ApiKey, provider.DefaultModel));
        Assert.DoesNotContain(key ?? "-", provider.ToString() + provider.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OPENAI_BASE_URL=gpu", "OPENAI_BASE_URL=gpu: must be an absolute http or https address.")]
    [InlineData("OPENAI_BASE_URL=ftp://gpu", "OPENAI_BASE_URL=ftp://gpu: must be an absolute http or https address.")]
    [InlineData("OPENAI_BASE_URL=https://api.openai.com/v1", "OPENAI_API_KEY=: must be set when OPENAI_BASE_URL is https://api.openai.com/v1.")]
    [InlineData("OPENAI_API_KEY=two words", "OPENAI_API_KEY=***: must be one line of printable ASCII characters without spaces.")]
    [InlineData("STALL_TIMEOUT_SECS=soon", "STALL_TIMEOUT_SECS=soon: must be a number of seconds from 0.1 to 3600.")]
    [InlineData("RUN_TIMEOUT_SECS=0", "RUN_TIMEOUT_SECS=0: must be a number of seconds from 1 to 86400.")]
    [InlineData("PROVIDER_RETRIES=11", "PROVIDER_RETRIES=11: must be a whole number from 0 to 10.")]
    public void Start_Fails_WithOneLineThatNamesTheSetting(string settings, string line)
    {
        using var services = Services(settings);

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal([line], failure.Failures);
    }

    private static ServiceProvider Services(string settings)
    {
        var pairs = settings.Split(';').Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]));
        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(pairs).Build());
        services.AddProviders();
        return services.BuildServiceProvider();
    }
}
