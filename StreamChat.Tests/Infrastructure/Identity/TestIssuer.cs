using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace StreamChat.Tests.Infrastructure.Identity;

/// <summary>A small OpenID Connect provider, at which everybody is who they say they are.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    internal const string ClientId = "streamchat";
    internal const string ClientSecret = "the secret of the tests' client";

    private readonly ConcurrentDictionary<string, IQueryCollection> _codes = new();
    private UpstreamHost _host = null!;
    private int _keyReads;

    /// <summary>Its name and address.</summary>
    internal string Issuer => _host.Address.AbsoluteUri.TrimEnd('/');

    /// <summary>How often its keys were read.</summary>
    internal int KeyReads => Volatile.Read(ref _keyReads);

    internal TokenMaker Tokens { get; private set; } = null!;

    /// <summary>Changes the token of a sign-in before it is given out.</summary>
    internal Action<Dictionary<string, object>> Forge { get; set; } = _ => { };

    /// <summary>What a gateway needs to be told of it.</summary>
    internal (string Key, string Value)[] Settings =>
        [("Identity:Issuer", Issuer), ("Identity:ClientId", ClientId), ("Identity:ClientSecret", ClientSecret), ("Identity:Guests", "false")];

    internal static async Task<TestIssuer> StartAsync(CancellationToken cancellationToken)
    {
        TestIssuer issuer = new();
        issuer._host = await UpstreamHost.StartAsync(issuer.AnswerAsync, cancellationToken);
        issuer.Tokens = new TokenMaker(issuer.Issuer);
        return issuer;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Tokens.Dispose();
    }

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/.well-known/openid-configuration" => context.Response.WriteAsJsonAsync(new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["jwks_uri"] = $"{Issuer}/keys",
        }),
        "/keys" => WriteKeysAsync(context),
        "/authorize" => AuthorizeAsync(context),
        "/token" => ExchangeAsync(context),
        _ => Task.CompletedTask,
    };

    private Task WriteKeysAsync(HttpContext context)
    {
        Interlocked.Increment(ref _keyReads);
        return context.Response.WriteAsync(Tokens.Keys());
    }

    private Task AuthorizeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var code = RandomNumberGenerator.GetHexString(16);
        _codes[code] = query;
        context.Response.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}&iss={Uri.EscapeDataString(Issuer)}");
        return Task.CompletedTask;
    }

    /// <summary>A code is good once, for the client and the browser that asked for it.</summary>
    private async Task ExchangeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var isGood = _codes.TryRemove(form["code"].ToString(), out var asked)
            && form["client_id"] == ClientId && form["client_secret"] == ClientSecret && form["redirect_uri"] == asked["redirect_uri"]
            && asked["code_challenge_method"] == "S256"
            && asked["code_challenge"] == Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!isGood)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("""{"error":"invalid_grant"}""");
            return;
        }

        var claims = Tokens.Claims("alice", ClientId);
        claims["nonce"] = asked!["nonce"].ToString();
        claims["name"] = "Alice";
        Forge(claims);
        await context.Response.WriteAsJsonAsync(new Dictionary<string, object>
        {
            ["access_token"] = "opaque",
            ["token_type"] = "Bearer",
            ["id_token"] = Tokens.Sign(claims, type: "JWT"),
        });
    }
}
