using System.Text.RegularExpressions;
using Xunit;

namespace StreamChat.Tests.Architecture;

/// <summary>The tests that docs/security.md calls proofs are there.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Sources.Root, "docs", "security.md"));

    [Fact]
    public void Tests_ThatItNames_AreThere()
    {
        var named = NamedTest().Matches(Page).Select(match => (Type: match.Groups[1].Value, Method: match.Groups[2].Value)).ToArray();
        var types = typeof(SecurityPageTests).Assembly.GetTypes().ToLookup(type => type.Name);

        Assert.True(named.Length > 20);
        Assert.All(named, test => Assert.Contains(types[test.Type], type => type.GetMethod(test.Method) is not null));
    }

    [Fact]
    public void BrowserTests_ThatItNames_AreThere()
    {
        var named = NamedBrowserTest().Matches(Page);

        Assert.NotEmpty(named);
        Assert.All(named, match => Assert.Contains(
            $"test('{match.Groups[2].Value}'",
            File.ReadAllText(Path.Combine(Sources.Root, "StreamChat.Frontend", "e2e", "tests", match.Groups[1].Value)),
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("XSS")]
    [InlineData("CSP")]
    [InlineData("HTTPS")]
    [InlineData("access control")]
    [InlineData("errors")]
    [InlineData("secrets")]
    public void Topic_HasItsProof(string topic) =>
        Assert.Contains(Page.Split('\n'), line => line.StartsWith('|') && line.Contains(topic, StringComparison.Ordinal) && NamedTest().IsMatch(line));

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"`(\w+\.spec\.ts)`: \*([^*]+)\*")]
    private static partial Regex NamedBrowserTest();
}
