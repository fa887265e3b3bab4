using System.Security.Cryptography;

namespace StreamChat.Gateway.Security.Headers;

/// <summary>One response's nonce, of 144 random bits.</summary>
internal sealed record ScriptNonce(string Value)
{
    // A multiple of three, so that base64 needs no padding.
    private const int Length = 18;

    internal static ScriptNonce New() => new(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
}
