using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Gateway.Identity.Guests;
using StreamChat.Gateway.Security.Addresses;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.RequestIds;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Identity;

public sealed class GuestTests : IAsyncLifetime
{
    private GatewayFixture _fixture = null!;

    public async ValueTask InitializeAsync() =>
        _fixture = await GatewayFixture.StartAsync(Echo, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Program_IsAGuestByAddress()
    {
        var first = await CallerAsync();
        var second = await CallerAsync(("Authorization", "Bearer guest"));

        Assert.StartsWith("guest-at-", first.Id, StringComparison.Ordinal);
        Assert.Equal(first, second);
        Assert.Equal(CallerKind.Guest, first.Kind);
    }

    [Fact]
    public async Task Browser_GetsACookieWithThePage_AndIsTheSameGuestFromThenOn()
    {
        var (cookie, attributes) = await OpenPageAsync();

        var first = await CallerAsync(("Cookie", cookie), ("Sec-Fetch-Mode", "cors"));
        var second = await CallerAsync(("Cookie", cookie));

        Assert.Matches("^guest-[0-9a-f]{32}$", first.Id);
        Assert.Equal(first.Id, second.Id);
        Assert.Contains("httponly", attributes, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", attributes, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Browsers_AreDifferentGuests()
    {
        var first = await CallerAsync(("Cookie", (await OpenPageAsync()).Cookie));
        var second = await CallerAsync(("Cookie", (await OpenPageAsync()).Cookie));

        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task Cookie_IsGoodAtAnotherReplica()
    {
        var (cookie, _) = await OpenPageAsync();
        await using var other = await GatewayFixture.StartAsync(Echo, TestContext.Current.CancellationToken);

        Assert.Equal(await CallerAsync(("Cookie", cookie)), await CallerAsync(other, ("Cookie", cookie)));
    }

    [Fact]
    public async Task Cookie_IsNoGuests_WhenItIsForged()
    {
        var (cookie, _) = await OpenPageAsync();

        var forged = await CallerAsync(("Cookie", cookie[..^4] + "AAAA"));
        var bare = await CallerAsync(("Cookie", "sc_guest=guest-00000000000000000000000000000000"));

        Assert.StartsWith("guest-at-", forged.Id, StringComparison.Ordinal);
        Assert.StartsWith("guest-at-", bare.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_GoNoFurtherThanTheGateway()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/echo");
        request.Headers.Add("Authorization", "Bearer guest");
        request.Headers.Add("Cookie", "sc_guest=x; other=y");
        using var response = await _fixture.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var seen = await HeadersAsync(response);
        Assert.DoesNotContain("Authorization", seen.Keys);
        Assert.DoesNotContain("Cookie", seen.Keys);
    }

    [Fact]
    public async Task Credentials_OfNoKnownKind_AreRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/echo");
        request.Headers.Add("Authorization", "Bearer something");
        using var response = await _fixture.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("unauthenticated", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public void Guest_IsOfAnAddress_HoweverItIsWritten()
    {
        var guests = _fixture.Gateway.Services.GetRequiredService<GuestAddress>();

        string IdOf(string address) => guests.IdOf(new ClientAddress(IPAddress.Parse(address)));
        Assert.Equal(IdOf("127.0.0.1"), IdOf("::1"));
        Assert.Equal(IdOf("10.1.2.3"), IdOf("::ffff:10.1.2.3"));
        Assert.NotEqual(IdOf("10.1.2.3"), IdOf("10.1.2.4"));
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    private static Task Echo(HttpContext context) =>
        context.Response.WriteAsJsonAsync(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));

    private static async Task<Dictionary<string, string>> HeadersAsync(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    private Task<Caller> CallerAsync(params (string Name, string Value)[] headers) => CallerAsync(_fixture, headers);

    /// <summary>The caller that the api behind the gateway is told, its signature checked as the api does.</summary>
    private static async Task<Caller> CallerAsync(GatewayFixture fixture, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/echo%20x?q=%2F");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await fixture.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var seen = await HeadersAsync(response);
        var caller = fixture.Gateway.Services.GetRequiredService<CallerSignature>().Verify(
            seen[CallerSignature.HeaderName], new SignedRequest(seen[RequestId.HeaderName], "GET", "/api/echo x", "?q=%2F"));
        Assert.NotNull(caller);
        return caller;
    }

    private async Task<(string Cookie, string Attributes)> OpenPageAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        using var response = await _fixture.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var set = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        return (set.Split(';')[0], set[set.IndexOf(';', StringComparison.Ordinal)..]);
    }
}
