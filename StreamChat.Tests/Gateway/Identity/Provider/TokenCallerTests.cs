using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.Gateway.Identity.Provider;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Identity;
using Xunit;

namespace StreamChat.Tests.Gateway.Identity.Provider;

/// <summary>Who comes with a token of the identity provider, good or bad.</summary>
public sealed class TokenCallerTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new();
    private TestIssuer _issuer = null!;
    private GatewayFixture _fixture = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Forgeries =>
    [
        "no signature", "cut signature", "algorithm none", "algorithm None", "public key as secret", "algorithm not listed", "other issuer",
        "other audience", "no audience", "expired", "not yet", "no expiry", "no subject", "logout token", "identity token", "unknown key",
        "key of its own", "other claims", "no key named",
    ];

    public async ValueTask InitializeAsync()
    {
        _issuer = await TestIssuer.StartAsync(Token);
        _fixture = await GatewayFixture.StartAsync(
            context => context.Response.WriteAsync(context.Request.Headers[CallerSignature.HeaderName].ToString(), context.RequestAborted),
            services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_time)),
            Token,
            _issuer.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Theory]
    [InlineData("RS256", "at+jwt")]
    [InlineData("PS256", "application/at+jwt")]
    [InlineData("ES256", "JWT")]
    public async Task Token_IsOfAPerson(string algorithm, string type)
    {
        using var response = await SendAsync(_issuer.Tokens.Sign(Good(), type, algorithm: algorithm));

        var told = (await response.Content.ReadAsStringAsync(Token)).Split('.')[0];
        var caller = JsonNode.Parse(Base64Url.DecodeFromChars(told))!;
        Assert.Equal((int)CallerKind.Bearer, caller["kind"]!.GetValue<int>());
        Assert.Matches("^person-[0-9a-f]{40}$", caller["id"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Token_IsRefused_WhenItIs(string forgery)
    {
        using var response = await SendAsync(Make(forgery));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("unauthenticated", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Token_IsGoodForAMinuteAfterItsEnd_AndNoLonger()
    {
        var token = _issuer.Tokens.Sign(Good());

        _time.Advance(TimeSpan.FromMinutes(5) + TokenReader.Skew - TimeSpan.FromSeconds(1));
        using var before = await SendAsync(token);
        _time.Advance(TimeSpan.FromSeconds(1));
        using var after = await SendAsync(token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Keys_AreReadAnewForAnUnknownOne_OnceAMinute()
    {
        using var first = await SendAsync(_issuer.Tokens.Sign(Good()));
        for (var i = 0; i < 20; i++)
        {
            using var unknown = await SendAsync(_issuer.Tokens.Sign(Good(), keyId: $"invented-{i}"));
            Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        }

        Assert.Equal(1, _issuer.KeyReads);
        _issuer.Tokens.Rotate();
        _time.Advance(IssuerKeys.Pause);
        using var rotated = await SendAsync(_issuer.Tokens.Sign(Good()));

        Assert.Equal((HttpStatusCode.OK, 2), (rotated.StatusCode, _issuer.KeyReads));
    }

    [Fact]
    public async Task Token_IsNeitherGoodNorBad_WhileTheProviderIsAway()
    {
        await using var gateway = await GatewayFixture.StartAsync(
            _ => Task.CompletedTask,
            Token,
            [.. _issuer.Settings.Select(setting => setting.Key == "Identity:Issuer" ? (setting.Key, "http://127.0.0.1:1") : setting)]);

        using var response = await SendAsync(gateway.Client, _issuer.Tokens.Sign(Good()));
        using var signIn = await gateway.Client.GetAsync(new Uri("/auth/sign-in", UriKind.Relative), Token).Bounded();

        Assert.Equal("upstream_unavailable", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Equal("upstream_unavailable", (await ProblemAnswer.ReadAsync(signIn)).Code);
    }

    private Dictionary<string, object> Good() => _issuer.Tokens.Claims("alice", TestIssuer.ClientId, _time.GetUtcNow());

    private Dictionary<string, object> With(string name, object? value)
    {
        var claims = Good();
        claims.Remove(name);
        if (value is not null)
        {
            claims[name] = value;
        }

        return claims;
    }

    private string Make(string forgery)
    {
        var tokens = _issuer.Tokens;
        var good = tokens.Sign(Good());
        var parts = good.Split('.');
        return forgery switch
        {
            "no signature" => $"{parts[0]}.{parts[1]}.",
            "cut signature" => good[..^8],
            "algorithm none" => tokens.Sign(Good(), algorithm: "none"),
            "algorithm None" => tokens.Sign(Good(), algorithm: "None"),
            "public key as secret" => tokens.Sign(Good(), algorithm: "HS256"),
            "algorithm not listed" => tokens.Sign(Good(), algorithm: "RS512"),
            "other issuer" => tokens.Sign(With("iss", "https://evil.example")),
            "other audience" => tokens.Sign(With("aud", "somebody-else")),
            "no audience" => tokens.Sign(With("aud", null)),
            "expired" => tokens.Sign(With("exp", _time.GetUtcNow().AddSeconds(-61).ToUnixTimeSeconds())),
            "not yet" => tokens.Sign(With("nbf", _time.GetUtcNow().AddSeconds(61).ToUnixTimeSeconds())),
            "no expiry" => tokens.Sign(With("exp", null)),
            "no subject" => tokens.Sign(With("sub", null)),
            "logout token" => tokens.Sign(Good(), type: "logout+jwt"),
            "identity token" => tokens.Sign(With("nonce", "n"), type: "JWT"),
            "unknown key" => tokens.Sign(Good(), keyId: "unknown"),
            "key of its own" => OfAnotherKey(),
            "other claims" => $"{parts[0]}.{tokens.Sign(With("sub", "bob")).Split('.')[1]}.{parts[2]}",
            "no key named" => tokens.Sign(Good(), header: header => header.Remove("kid")),
            _ => throw new ArgumentException(forgery),
        };
    }

    /// <summary>Good but for its key, which it brings along in every way there is.</summary>
    private string OfAnotherKey()
    {
        using TokenMaker other = new(_issuer.Issuer);
        var key = JsonNode.Parse(other.Keys())!["keys"]![0]!.DeepClone();
        return other.Sign(Good(), header: header =>
        {
            header["jwk"] = key;
            header["jku"] = $"{_issuer.Issuer}/keys";
            header["x5u"] = $"{_issuer.Issuer}/keys";
        });
    }

    private Task<HttpResponseMessage> SendAsync(string token) => SendAsync(_fixture.Client, token);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string token)
    {
        HttpRequestMessage request = new(HttpMethod.Get, "/api/echo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client.SendAsync(request, Token).Bounded();
    }
}
