using Xunit;

namespace StreamChat.Tests.Gateway.Identity.Sessions;

/// <summary>Signing in: what of the provider's answers is taken, and where it leads.</summary>
public sealed class SignInTests : SignInGateway
{
    [Theory]
    [InlineData("/?chat=1#end", "/?chat=1#end")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    public async Task Browser_IsSentBack_OnlyToThisSite(string asked, string end) =>
        Assert.Equal(end, await new Browser(Client).SignInAsync($"/auth/sign-in?return_to={Uri.EscapeDataString(asked)}"));

    [Fact]
    public async Task Answer_OfTheProvider_IsGoodInTheBrowserThatAsked_AndUnchanged()
    {
        Browser browser = new(Client), other = new(Client);
        var back = await browser.AskProviderAsync();

        await FailsAsync(other, back);
        await FailsAsync(browser, back.Replace("state=", "state=x", StringComparison.Ordinal));
        await FailsAsync(browser, back.Split('?')[0]);
        Assert.Null(other.Session);
        Assert.Null(browser.Session);
    }

    [Fact]
    public async Task Answer_IsTakenOnce()
    {
        Browser browser = new(Client);
        var back = await browser.AskProviderAsync();
        using (var first = await browser.SendAsync("GET", back))
        {
            Assert.Equal("/", first.Headers.Location?.ToString());
        }

        await FailsAsync(browser, back);
    }

    [Fact]
    public async Task Answer_OfAnotherProvider_IsNotTaken()
    {
        Browser browser = new(Client);
        var back = await browser.AskProviderAsync();

        await FailsAsync(browser, back[..back.IndexOf("&iss=", StringComparison.Ordinal)] + "&iss=https%3A%2F%2Fevil.example");
    }

    [Theory]
    [InlineData("nonce", "another")]
    [InlineData("aud", "another")]
    [InlineData("iss", "https://evil.example")]
    [InlineData("exp", 1)]
    [InlineData("sub", "")]
    public async Task Nobody_IsSignedIn_WhenTheTokenIsWrong(string claim, object value)
    {
        Issuer.Forge += claims => claims[claim] = value;
        Browser browser = new(Client);

        Assert.Equal("/?sign-in=failed", await browser.SignInAsync());
        Assert.Null(browser.Session);
    }

    private static async Task FailsAsync(Browser browser, string back)
    {
        using var response = await browser.SendAsync("GET", back);
        Assert.Equal("/?sign-in=failed", response.Headers.Location?.ToString());
    }
}
