using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace StreamChat.ServiceDefaults.Callers;

/// <summary>
/// Writes and checks the header in which the gateway names the caller: <c>caller.time.nonce.signature</c>, the caller JSON and the signature
/// HMAC-SHA-256 over all of it, request id, method and address, in base64url. So nobody else inside the network can pretend, and what
/// was overheard is of no use for another request or later.
/// </summary>
public sealed class CallerSignature
{
    /// <summary>The header between gateway and services; the gateway takes it off whatever comes from outside.</summary>
    public const string HeaderName = "X-StreamChat-Caller";

    // Two requests of one moment that are alike in everything still have signatures of their own, so that each is taken once.
    private const int NonceLength = 16;

    private readonly Lazy<byte[]> _key;
    private readonly IOptions<CallerOptions> _options;
    private readonly TimeProvider _time;

    public CallerSignature(IOptions<CallerOptions> options, TimeProvider time)
    {
        // Read when it is first needed: who makes this may do so before the start has checked the settings.
        _key = new(() => Encoding.UTF8.GetBytes(options.Value.Key!));
        _options = options;
        _time = time;
    }

    /// <summary>The header's value for one request.</summary>
    public string Sign(Caller caller, SignedRequest request)
    {
        var named = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(caller, CallerJsonContext.Default.Caller));
        var nonce = RandomNumberGenerator.GetHexString(NonceLength, lowercase: true);
        var signed = $"{named}.{_time.GetUtcNow().ToUnixTimeMilliseconds()}.{nonce}";
        return $"{signed}.{Base64Url.EncodeToString(Mac(signed, request))}";
    }

    /// <summary>The caller that the header names for this request, or null when it was not made for it, or not by us, or not now.</summary>
    public Caller? Verify(string header, SignedRequest request)
    {
        ArgumentNullException.ThrowIfNull(header);
        var dot = header.LastIndexOf('.');
        return dot > 0 && IsOurs(header[..dot], header[(dot + 1)..], request) ? Read(header[..dot]) : null;
    }

    private bool IsOurs(string signed, string signature, SignedRequest request) =>
        Base64Url.IsValid(signature)
        && CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Mac(signed, request));

    private Caller? Read(string signed)
    {
        var parts = signed.Split('.');
        var time = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
        return (_time.GetUtcNow() - time).Duration() <= _options.Value.Window
            ? JsonSerializer.Deserialize(Base64Url.DecodeFromChars(parts[0]), CallerJsonContext.Default.Caller)
            : null;
    }

    // No part can hold a line feed, so that no two requests give the same text.
    private byte[] Mac(string signed, SignedRequest request) =>
        HMACSHA256.HashData(
            _key.Value,
            Encoding.UTF8.GetBytes($"{signed}\n{request.RequestId}\n{request.Method}\n{Line(request.Path)}\n{request.Query}"));

    private static string Line(string path) => path.Replace("\n", "%0A", StringComparison.Ordinal);
}
