using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.ServiceDefaults.Probes;

/// <summary>
/// Writes and reads the tokens by which the stream doctor's probes are let in: <c>caller.expiry.silence.nonce.signature</c>, the signature
/// HMAC-SHA-256 in base64url. A probe comes through proxies that are not ours, so that it carries nothing of a caller: a token opens one
/// stream within seconds, and nothing else.
/// </summary>
public sealed class ProbeTokens(IOptions<CallerOptions> options, TimeProvider time)
{
    /// <summary>Where probes are answered.</summary>
    public const string Path = "/api/doctor/probe";

    /// <summary>The query parameter that holds the token.</summary>
    public const string Parameter = "token";

    // Long enough for a slow connect.
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    private const int Parts = 5;
    private const int NonceLength = 32;

    // Read when it is first needed: who makes this may do so before the start has checked the settings.
    private readonly Lazy<byte[]> _key = new(() => Encoding.UTF8.GetBytes(options.Value.Key!));

    /// <summary>How long after its making a token is good.</summary>
    public static TimeSpan Lifetime => Life;

    /// <summary>A token for one probe of a caller.</summary>
    public string Issue(string caller, TimeSpan silence)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var expiry = (time.GetUtcNow() + Life).ToUnixTimeMilliseconds();
        var nonce = RandomNumberGenerator.GetHexString(NonceLength, lowercase: true);
        var signed = string.Create(CultureInfo.InvariantCulture, $"{Alias(caller)}.{expiry}.{(long)silence.TotalMilliseconds}.{nonce}");
        return $"{signed}.{Sign(signed)}";
    }

    /// <summary>What a token says, or null when it is not ours, or no longer good.</summary>
    public ProbeToken? Read(string? token)
    {
        if (token?.Split('.') is not { Length: Parts } parts)
        {
            return null;
        }

        var expected = Encoding.ASCII.GetBytes(Sign(token[..token.LastIndexOf('.')]));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(parts[4])) && IsGood(parts[1])
            ? new ProbeToken(parts[0], TimeSpan.FromMilliseconds(Number(parts[2])), parts[3])
            : null;
    }

    private bool IsGood(string expiry) => time.GetUtcNow() <= DateTimeOffset.FromUnixTimeMilliseconds(Number(expiry));

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private string Alias(string caller) => $"probe-{Convert.ToHexStringLower(Mac($"probe-caller:{caller}").AsSpan(0, 16))}";

    private string Sign(string signed) => Base64Url.EncodeToString(Mac($"probe-token:{signed}"));

    // The names before the colon keep these texts apart from each other and from what else is signed by this key.
    private byte[] Mac(string text) => HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(text));
}
