using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace StreamChat.Tests.Infrastructure.Identity;

/// <summary>Makes tokens of one issuer by hand, so that they can be wrong in every way.</summary>
internal sealed class TokenMaker(string issuer) : IDisposable
{
    private readonly ECDsa _elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private RSA _rsa = RSA.Create(2048);
    private int _number = 1;

    internal string KeyId => $"rsa-{_number}";

    internal RSA Rsa => _rsa;

    /// <summary>What a good token says.</summary>
    internal Dictionary<string, object> Claims(string subject, string audience, DateTimeOffset? now = null)
    {
        var at = now ?? TimeProvider.System.GetUtcNow();
        return new()
        {
            ["iss"] = issuer, ["sub"] = subject, ["aud"] = audience, ["iat"] = at.ToUnixTimeSeconds(), ["exp"] = at.AddMinutes(5).ToUnixTimeSeconds(),
        };
    }

    internal string Sign(Dictionary<string, object> claims, string? type = "at+jwt", string? keyId = null, string algorithm = "RS256", Action<JsonObject>? header = null)
    {
        JsonObject head = new() { ["alg"] = algorithm, ["kid"] = keyId ?? (algorithm[0] == 'E' ? "ec-1" : KeyId) };
        if (type is not null)
        {
            head["typ"] = type;
        }

        header?.Invoke(head);
        var signed = $"{Base64UrlEncoder.Encode(head.ToJsonString())}.{Base64UrlEncoder.Encode(JsonSerializer.Serialize(claims))}";
        return $"{signed}.{Base64UrlEncoder.Encode(SignatureOf(System.Text.Encoding.ASCII.GetBytes(signed), algorithm))}";
    }

    /// <summary>The public keys, as the issuer shows them.</summary>
    internal string Keys()
    {
        var rsa = _rsa.ExportParameters(false);
        var elliptic = _elliptic.ExportParameters(false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(
                new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = KeyId, ["n"] = Base64UrlEncoder.Encode(rsa.Modulus!), ["e"] = Base64UrlEncoder.Encode(rsa.Exponent!) },
                new JsonObject
                {
                    ["kty"] = "EC", ["use"] = "sig", ["kid"] = "ec-1", ["crv"] = "P-256",
                    ["x"] = Base64UrlEncoder.Encode(elliptic.Q.X!), ["y"] = Base64UrlEncoder.Encode(elliptic.Q.Y!),
                }),
        }.ToJsonString();
    }

    /// <summary>From now on there is another key, under another name.</summary>
    internal void Rotate()
    {
        _rsa.Dispose();
        _rsa = RSA.Create(2048);
        _number++;
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _elliptic.Dispose();
    }

    private byte[] SignatureOf(byte[] signed, string algorithm) => algorithm switch
    {
        "RS256" => _rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "PS256" => _rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "RS512" => _rsa.SignData(signed, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "ES256" => _elliptic.SignData(signed, HashAlgorithmName.SHA256),

        // The confusion of a public key with a shared secret: everybody has this one.
        "HS256" => HMACSHA256.HashData(System.Text.Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem()), signed),
        _ => [],
    };
}
