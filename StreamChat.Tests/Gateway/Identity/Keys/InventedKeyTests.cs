using System.Net;
using System.Net.Http.Headers;
using StreamChat.ServiceDefaults.Callers.Keys;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Identity.Keys;

/// <summary>Keys that nobody ever made, each another one.</summary>
public sealed class InventedKeyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InventedKeys_AreChargedToTheirAddress_WhichAloneIsKeptWaiting()
    {
        KeyApi api = new();
        await using var fixture = await GatewayFixture.StartAsync(
            api.AnswerAsync,
            Token,
            ("RATE_LIMIT", "1"),
            ("Limits:Period", "01:00:00"),
            ("Limits:Burst", "10"),
            ("Limits:AddressFactor", "2"),
            ("Proxies:Trusted:0", "127.0.0.1"));
        var good = api.Make("alice");

        var statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => StatusAsync(fixture.Client, ApiKeyText.New(ApiKeyText.NewId()), "192.0.2.1")));
        using var refused = await SendAsync(fixture.Client, ApiKeyText.New(ApiKeyText.NewId()), "192.0.2.1");

        Assert.Equal((20, 180), (statuses.Count(status => status == HttpStatusCode.Unauthorized), statuses.Count(status => status == HttpStatusCode.TooManyRequests)));
        Assert.Equal(20, api.Lookups);
        Assert.Equal("rate_limited", (await ProblemAnswer.ReadAsync(refused)).Code);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("\"address\";q=20;w=36000", refused.Headers.GetValues("RateLimit-Policy").Single());
        Assert.StartsWith("\"address\";r=0;t=", refused.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(fixture.Client, good, "192.0.2.2"));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string key, string address)
    {
        using var response = await SendAsync(client, key, address);
        return response.StatusCode;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string key, string address)
    {
        HttpRequestMessage request = new(HttpMethod.Get, "/api/echo") { Headers = { { "X-Forwarded-For", address } } };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client.SendAsync(request, Token).Bounded();
    }
}
