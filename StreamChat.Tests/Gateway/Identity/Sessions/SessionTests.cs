using System.Net;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Identity.Sessions;

/// <summary>Being signed in, staying, and signing out.</summary>
public sealed class SessionTests : SignInGateway
{
    [Fact]
    public async Task Person_IsKnown_OnceSignedIn()
    {
        Browser browser = new(Client);
        using (var before = await browser.SendAsync("GET", "/api/echo"))
        {
            Assert.Equal("unauthenticated", (await ProblemAnswer.ReadAsync(before)).Code);
        }

        Assert.Equal("/", await browser.SignInAsync());

        var caller = await CallerAsync(browser);
        Assert.Equal(((int)CallerKind.Person, "Alice"), (caller["kind"]!.GetValue<int>(), caller["name"]!.GetValue<string>()));
        Assert.Contains("httponly", browser.SessionAttributes, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", browser.SessionAttributes, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["streamchat"], browser.Cookies.Keys);
    }

    [Fact]
    public async Task Session_IsAnother_AfterEachSignIn_AndTheOldOneEnds()
    {
        Browser browser = new(Client);
        await browser.SignInAsync();
        var first = browser.Session;
        await browser.SignInAsync();

        Assert.NotEqual(first, browser.Session);
        await CallerAsync(browser);
        await RefusedAsync(new Browser(Client) { Session = first });
    }

    [Fact]
    public async Task Session_EndsAfterHalfAnHourAlone()
    {
        Browser browser = new(Client);
        await browser.SignInAsync();

        Time.Advance(TimeSpan.FromMinutes(20));
        await CallerAsync(browser);
        Time.Advance(TimeSpan.FromMinutes(20));
        await CallerAsync(browser);
        Time.Advance(TimeSpan.FromMinutes(31));
        await RefusedAsync(browser);
    }

    [Fact]
    public async Task Session_EndsAfterTwelveHours_HoweverMuchItIsUsed()
    {
        Browser browser = new(Client);
        await browser.SignInAsync();
        for (var minutes = 20; minutes < 12 * 60; minutes += 20)
        {
            Time.Advance(TimeSpan.FromMinutes(20));
            await CallerAsync(browser);
        }

        Time.Advance(TimeSpan.FromMinutes(20));
        await RefusedAsync(browser);
    }

    [Fact]
    public async Task Session_IsOver_WhenItIsSignedOut_AndItsStreamsEnd()
    {
        Browser browser = new(Client), other = new(Client);
        await browser.SignInAsync();
        await other.SignInAsync();
        Browser thief = new(Client) { Session = browser.Session };
        using var ends = await browser.SendAsync("GET", "/stream");
        using var goesOn = await other.SendAsync("GET", "/stream");

        using var signedOut = await browser.SendAsync("POST", "/auth/sign-out");
        Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        Assert.Equal("\"cookies\", \"storage\"", signedOut.Headers.GetValues("Clear-Site-Data").Single());
        Assert.Null(browser.Session);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => ends.Content.ReadAsStringAsync(Token).Bounded());
        await RefusedAsync(thief);
        Finish.SetResult();
        Assert.Equal("data: 0\n\ndata: 1\n\n", await goesOn.Content.ReadAsStringAsync(Token).Bounded());
        await CallerAsync(other);
    }

    [Fact]
    public async Task SignOut_IsForOurOwnPageAlone()
    {
        Browser browser = new(Client);
        await browser.SignInAsync();

        using var foreign = await browser.SendAsync("POST", "/auth/sign-out", site: "cross-site");

        Assert.Equal("forbidden", (await ProblemAnswer.ReadAsync(foreign)).Code);
        await CallerAsync(browser);
    }

    [Fact]
    public async Task Session_IsRefused_WhenItIsForged()
    {
        Browser browser = new(Client);
        await browser.SignInAsync();

        await RefusedAsync(new Browser(Client) { Session = browser.Session![..^6] + "AAAAAA" });
        await RefusedAsync(new Browser(Client) { Session = "alice" });
    }
}
