using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.Gateway.Identity.Keys;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Keys;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Identity.Keys;

/// <summary>Who comes with an API key, good or bad.</summary>
public sealed class KeyCallerTests : IAsyncLifetime
{
    private readonly KeyApi _api = new();
    private readonly ManualTimeProvider _time = new();
    private GatewayFixture _fixture = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fixture = await GatewayFixture.StartAsync(
        _api.AnswerAsync, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_time)), Token);

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Key_ActsForItsOwner_AsFarAsItsScopesGo()
    {
        var key = _api.Make("alice", CallerScopes.Chat);

        using var response = await SendAsync(key);

        var told = (await response.Content.ReadAsStringAsync(Token)).Split('.')[0];
        var caller = JsonNode.Parse(Base64Url.DecodeFromChars(told))!;
        Assert.Equal(
            ("alice", (int)CallerKind.ApiKey, "a key", (int)CallerScopes.Chat),
            (caller["id"]!.GetValue<string>(), caller["kind"]!.GetValue<int>(), caller["name"]!.GetValue<string>(), caller["scopes"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Key_IsRefused_WhenItIsWrong()
    {
        var key = _api.Make("alice");
        string[] bad =
        [
            key[..^1] + (key[^1] == '0' ? '1' : '0'), ApiKeyText.New(ApiKeyText.NewId()), key[..^1], key + "0", key.ToUpperInvariant(),
            "sc_", "sc_x", "sc_" + new string('a', 5000),
        ];

        foreach (var text in bad)
        {
            using var response = await SendAsync(text);
            Assert.Equal("unauthenticated", (await ProblemAnswer.ReadAsync(response)).Code);
            Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
        }
    }

    [Fact]
    public async Task Key_IsRefused_WhenItHasExpired()
    {
        var key = _api.Make("alice", expiresAt: _time.GetUtcNow().AddMinutes(1));

        using var before = await SendAsync(key);
        _time.Advance(TimeSpan.FromMinutes(1));
        using var after = await SendAsync(key);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Key_IsRefusedInOpenAIsWords_BehindTheOpenAIDoor()
    {
        using var response = await SendAsync("sc_wrong", "/v1/models");

        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!["error"]!;
        Assert.Equal((401, "unauthenticated"), ((int)response.StatusCode, error["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Key_IsLookedUpOnceInFiveSeconds_WhetherItIsGoodOrNot()
    {
        var good = _api.Make("alice");
        var bad = ApiKeyText.New(ApiKeyText.NewId());
        foreach (var key in new[] { good, bad })
        {
            for (var i = 0; i < 20; i++)
            {
                using var _ = await SendAsync(key);
            }
        }

        Assert.Equal(2, _api.Lookups);
        _api.Revoke(good);
        _time.Advance(KeyDirectory.Life);
        using var revoked = await SendAsync(good);

        Assert.Equal(HttpStatusCode.Unauthorized, revoked.StatusCode);
        Assert.Equal(3, _api.Lookups);
    }

    [Fact]
    public async Task Key_IsNeitherGoodNorBad_WhileNobodyCanSay()
    {
        var key = _api.Make("alice");
        _api.IsAway = true;
        using var away = await SendAsync(key);
        _api.IsAway = false;
        using var back = await SendAsync(key);

        Assert.Equal("upstream_unavailable", (await ProblemAnswer.ReadAsync(away)).Code);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task Lookup_IsNotReachedFromOutside()
    {
        var seen = await _fixture.Client.GetStringAsync(new Uri(KeyAddress.Of(ApiKeyText.NewId()), UriKind.Relative), Token);

        Assert.Equal((0, "page"), (_api.Lookups, seen));
    }

    [Fact]
    public async Task Stream_EndsWithItsKey_AndOthersGoOn()
    {
        TaskCompletionSource finish = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _api.Stream = async context =>
        {
            await context.Response.WriteAsync("data: 0\n\n", context.RequestAborted);
            await finish.Task.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync("data: 1\n\n", context.RequestAborted);
        };
        var (revoked, kept) = (_api.Make("alice"), _api.Make("bob"));
        using var ends = await SendAsync(revoked, "/stream");
        using var goesOn = await SendAsync(kept, "/stream");

        _api.Revoke(revoked);
        _time.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => ends.Content.ReadAsStringAsync(Token).Bounded());
        finish.SetResult();

        Assert.Equal("data: 0\n\ndata: 1\n\n", await goesOn.Content.ReadAsStringAsync(Token).Bounded());
        using var again = await SendAsync(revoked, "/stream");
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(string key, string path = "/api/echo")
    {
        HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return _fixture.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).Bounded();
    }
}
