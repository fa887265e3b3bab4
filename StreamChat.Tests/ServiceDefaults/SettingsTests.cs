using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Discovery;
using StreamChat.ServiceDefaults.Settings;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>How settings are read, and what is said of a bad one.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("RATE_LIMIT", "abc", "RATE_LIMIT=abc: must be a whole number from 1 to 100000.")]
    [InlineData("RATE_LIMIT", "1.5", "RATE_LIMIT=1.5: must be a whole number from 1 to 100000.")]
    [InlineData("RATE_LIMIT", "0", "RATE_LIMIT=0: must be a whole number from 1 to 100000.")]
    [InlineData("RATE_LIMIT", "99999999999999", "RATE_LIMIT=99999999999999: must be a whole number from 1 to 100000.")]
    [InlineData("Test:RateLimit", "abc", "RATE_LIMIT=abc: must be a whole number from 1 to 100000.")]
    [InlineData("TEST_SECS", "soon", "TEST_SECS=soon: must be a number of seconds from 0.5 to 60.")]
    [InlineData("TEST_SECS", "61", "TEST_SECS=61: must be a number of seconds from 0.5 to 60.")]
    [InlineData("TEST_SECS", "1e300", "TEST_SECS=1e300: must be a number of seconds from 0.5 to 60.")]
    [InlineData("Test:Ratio", "much", "Test:Ratio=much: must be a number from 0 to 1.")]
    [InlineData("Test:Mode", "loud", "Test:Mode=loud: must be one of Quick, Slow.")]
    [InlineData("Test:Mode", "7", "Test:Mode=7: must be one of Quick, Slow.")]
    [InlineData("Test:Enabled", "maybe", "Test:Enabled=maybe: must be true or false.")]
    [InlineData("TEST_URL", "localhost:1234", "TEST_URL=localhost:1234: must be an absolute http or https address.")]
    [InlineData("TEST_KEY", "short", "TEST_KEY=***: The field TEST_KEY must be a string or array type with a minimum length of '8'.")]
    [InlineData("services:other:http:0", "nonsense", "services:other:http:0=nonsense: must be an absolute http or https address.")]
    public void Setting_IsNamedWithValueAndRule_WhenItIsBad(string key, string value, string line) =>
        Assert.Equal([line], Failures((key, value)));

    [Fact]
    public void Setting_IsNamed_WhenItIsRequiredAndMissing() =>
        Assert.Equal(["Test:Needed=: must be set."], Failures(("Test:Needed", "")));

    [Fact]
    public void Setting_IsNamedOnce_WhenItIsRequiredAndCannotBeRead() =>
        Assert.Equal(["TEST_NUMBER=x: must be a whole number."], Failures(("TEST_NUMBER", "x")));

    [Fact]
    public void Settings_AreAllNamed_WhenSeveralAreBad() =>
        Assert.Equal(
            ["RATE_LIMIT=abc: must be a whole number from 1 to 100000.", "TEST_SECS=61: must be a number of seconds from 0.5 to 60."],
            Failures(("RATE_LIMIT", "abc"), ("TEST_SECS", "61")));

    [Fact]
    public void Setting_ComesFromTheFlatName_WhenBothAreSet() =>
        Assert.Equal(7, Read(("RATE_LIMIT", "7"), ("Test:RateLimit", "9")).RateLimit);

    [Fact]
    public void Setting_KeepsItsDefault_WhenItsValueIsEmpty() =>
        Assert.Equal(10, Read(("RATE_LIMIT", " ")).RateLimit);

    [Theory]
    [InlineData("15", 15)]
    [InlineData("0.5", 0.5)]
    [InlineData("00:00:20", 20)]
    public void Duration_IsInSeconds_WhenItIsANumber(string value, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read(("TEST_SECS", value)).Duration);

    [Fact]
    public void EverySort_IsRead_WhenItIsGood()
    {
        var options = Read(
            ("Test:Ratio", "0.25"), ("Test:Mode", "slow"), ("Test:Enabled", "true"), ("TEST_URL", "https://example.org/v1"),
            ("TEST_KEY", "long enough"), ("services:other:http:0", "http://localhost:1"), ("Test:Names:0", "a"), ("Test:Names:1", "b"));

        Assert.Equal(
            (0.25, TestMode.Slow, true, "https://example.org/v1", "long enough", "http://localhost:1/"),
            (options.Ratio, options.Mode, options.Enabled, options.Address?.AbsoluteUri, options.Key, options.Other?.AbsoluteUri));
        Assert.Equal(["a", "b"], options.Names);
    }

    private static IEnumerable<string> Failures(params (string Key, string Value)[] settings) =>
        Assert.Throws<OptionsValidationException>(() => Read(settings)).Failures;

    private static TestOptions Read(params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value);
        all.TryAdd("Test:Needed", "there");
        all.TryAdd("TEST_NUMBER", "1");
        using var provider = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(all).Build())
            .AddSettings<TestOptions>("Test").Services
            .BuildServiceProvider();
        return provider.GetRequiredService<IOptions<TestOptions>>().Value;
    }

    private enum TestMode
    {
        Quick,
        Slow,
    }

    private sealed class TestOptions
    {
        [SettingName("RATE_LIMIT"), Range(1, 100_000)]
        public int RateLimit { get; set; } = 10;

        [SettingName("TEST_SECS"), Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
        public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(1);

        [Range(0.0, 1.0)]
        public double Ratio { get; set; }

        public TestMode Mode { get; set; }

        public bool Enabled { get; set; }

        [SettingName("TEST_URL")]
        public Uri? Address { get; set; }

        [SettingName("TEST_KEY", Secret = true), MinLength(8)]
        public string? Key { get; set; }

        [Required]
        public string? Needed { get; set; }

        [SettingName("TEST_NUMBER"), Required]
        public int? Number { get; set; }

        [ServiceAddress("other")]
        public Uri? Other { get; set; }

        public string[] Names { get; set; } = [];
    }
}
