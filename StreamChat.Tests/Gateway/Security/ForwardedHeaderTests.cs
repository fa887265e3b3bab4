using System.Net;
using Microsoft.AspNetCore.Http;
using StreamChat.Gateway.Security.Addresses;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Security;

/// <summary>Where a request comes from is said by its connection and by proxies that are trusted, and by nobody else.</summary>
public sealed class ForwardedHeaderTests(ProxiedGateways gateways) : IClassFixture<ProxiedGateways>
{
    private const string Sender = "127.0.0.1";

    [Theory]
    [InlineData("nobody", "X-Forwarded-For: 198.51.100.7")]
    [InlineData("nobody", "x-FORWARDED-for: 198.51.100.7")]
    [InlineData("nobody", "X-Forwarded-For: 198.51.100.7|X-Forwarded-For: 198.51.100.8")]
    [InlineData("nobody", "Forwarded: for=198.51.100.7;proto=https")]
    [InlineData("nobody", "X-Real-IP: 198.51.100.7")]
    [InlineData("nobody", "X-Client-IP: 198.51.100.7")]
    [InlineData("nobody", "True-Client-IP: 198.51.100.7")]
    [InlineData("nobody", "CF-Connecting-IP: 198.51.100.7")]
    [InlineData("nobody", "X-Original-For: 198.51.100.7")]
    [InlineData("nobody", "X-Forwarded-Host: evil.example")]
    [InlineData("nobody", "X-Forwarded-Proto: https")]
    [InlineData("nobody", "X-Forwarded-Prefix: /evil")]
    [InlineData("nobody", "X-User-Id: alice|X-StreamChat-Caller: alice")]
    [InlineData("another", "X-Forwarded-For: 198.51.100.7")]
    [InlineData("one", "X-Forwarded-For: garbage")]
    [InlineData("one", "X-Forwarded-For: 198.51.100.7, garbage")]
    [InlineData("one", "X-Forwarded-For: 198.51.100.7, unknown")]
    [InlineData("one", "X-Forwarded-For: ")]
    [InlineData("one", "X-Real-IP: 198.51.100.7|Forwarded: for=198.51.100.7")]
    [InlineData("one", "X-Forwarded-Host: evil.example")]
    public async Task Lie_ReachesNobody(string trusting, string lies)
    {
        var lie = lies.Split('|').Select(Header).ToArray();

        var seen = await gateways.SendAsync(trusting, lie);

        Assert.Equal(Sender, seen["X-Forwarded-For"]);
        Assert.Equal("http", seen["X-Forwarded-Proto"]);
        Assert.All(lie.Where(header => header.Value.Length > 5), header => Assert.DoesNotContain(header.Value, seen.Values));
    }

    [Theory]
    [InlineData("one", "198.51.100.7", "198.51.100.7")]
    [InlineData("one", "203.0.113.1, 198.51.100.7", "198.51.100.7")]
    [InlineData("one", "127.0.0.1, 198.51.100.7", "198.51.100.7")]
    [InlineData("one", "198.51.100.7:4711", "198.51.100.7")]
    [InlineData("one", "[2001:db8::7]:4711", "2001:db8::7")]
    [InlineData("two", "203.0.113.1, 198.51.100.7, 10.0.0.1", "198.51.100.7")]
    [InlineData("two", "203.0.113.1, 198.51.100.7", "198.51.100.7")]
    [InlineData("two", "10.0.0.9, 10.0.0.8, 10.0.0.7", "10.0.0.8")]
    public async Task TrustedProxy_IsBelieved_AsFarAsItIsTrusted(string trusting, string forwarded, string expected)
    {
        var seen = await gateways.SendAsync(trusting, [("X-Forwarded-For", forwarded)]);

        Assert.Equal(expected, seen["X-Forwarded-For"]);
        Assert.DoesNotContain("X-Original-For", seen.Keys);
    }

    [Fact]
    public async Task Limits_AreOfTheAddressThatTheProxySaw()
    {
        await using var fixture = await GatewayFixture.StartAsync(
            context => context.Response.WriteAsync("answer", context.RequestAborted), TestContext.Current.CancellationToken,
            ("Proxies:Trusted:0", Sender), ("RATE_LIMIT", "1"), ("Limits:Period", "01:00:00"), ("Limits:Burst", "3"), ("Limits:AddressFactor", "1"));

        Assert.Equal("200 200 200 429", await StatusesAsync(fixture, "198.51.100.7", "198.51.100.7", "203.0.113.1, 198.51.100.7", "203.0.113.2, 198.51.100.7"));
        Assert.Equal("200 200 200 429", await StatusesAsync(fixture, "2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8::4"));
    }

    [Fact]
    public async Task Https_AtTheProxy_IsHttpsHere()
    {
        await using var fixture = await GatewayFixture.StartAsync(
            context => context.Response.WriteAsync("answer", context.RequestAborted), TestContext.Current.CancellationToken, ("Proxies:Trusted:0", Sender));
        using HttpRequestMessage request = new(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");

        using var response = await fixture.Client.SendAsync(request, TestContext.Current.CancellationToken).Bounded();

        Assert.Equal(["max-age=31536000; includeSubDomains"], response.Headers.GetValues("Strict-Transport-Security"));
        Assert.Equal(["csp=\"/csp-report\""], response.Headers.GetValues("Reporting-Endpoints"));
        Assert.EndsWith("; report-uri /csp-report; report-to csp", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.StartsWith("__Host-", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3", "private")]
    [InlineData("::ffff:198.51.100.7", "198.51.100.7", "public")]
    [InlineData("::1", "127.0.0.1", "local")]
    [InlineData("fd00::1", "fd00000000000000", "private")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002", "public")]
    public void Address_IsCountedByItsNetwork(string address, string network, string kind)
    {
        ClientAddress seen = new(IPAddress.Parse(address));

        Assert.Equal((network, kind), (seen.Network, seen.Class));
    }

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("2001:db8::/32", true)]
    [InlineData("192.0.2.1", true)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("::/0", false)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("proxy.example", false)]
    public void Trust_IsForAddressesThatAreNamed(string text, bool isTaken) =>
        Assert.Equal(isTaken, !new ProxyOptions { Trusted = [text] }.Validate(null!).Any());

    private static (string Name, string Value) Header(string line)
    {
        var parts = line.Split(": ", 2);
        return (parts[0], parts[1]);
    }

    private static async Task<string> StatusesAsync(GatewayFixture fixture, params string[] forwarded)
    {
        List<int> statuses = [];
        foreach (var addresses in forwarded)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/api/any");
            request.Headers.Add("X-Forwarded-For", addresses);
            using var response = await fixture.Client.SendAsync(request, TestContext.Current.CancellationToken).Bounded();
            statuses.Add((int)response.StatusCode);
        }

        return string.Join(' ', statuses);
    }
}
