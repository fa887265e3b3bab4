using System.Text.RegularExpressions;

namespace StreamChat.Tests.SupplyChain;

/// <summary>What credentials look like: keys by how their makers write them, and anything long whose name ends in such a word.</summary>
internal static partial class SecretPatterns
{
    /// <summary>Those that are none: what tests plant in order to look for it afterwards.</summary>
    private static readonly string[] Planted = ["sk-planted-key-of-the-provider", "canary-password-77aa"];

    /// <summary>The credentials in a text, those that are planted left out.</summary>
    internal static IEnumerable<string> Find(string text) =>
        Regex().Matches(text).Select(match => match.Value).Where(found => !Planted.Any(planted => found.Contains(planted, StringComparison.Ordinal)));

    [GeneratedRegex(
        """
        \bsk-[A-Za-z0-9_-]{20,}                                    # model providers
        | \bsc_[0-9a-f]{16}_[0-9a-f]{64}\b                         # ours
        | -----BEGIN\ [A-Z\ ]*PRIVATE\ KEY-----\s+[A-Za-z0-9+/]    # PEM
        | \b(?:AKIA|ASIA)[0-9A-Z]{16}\b | \bAIza[0-9A-Za-z_-]{35}\b | \bgh[pousr]_[A-Za-z0-9]{36,} | \bgithub_pat_\w{40,} | \bglpat-[\w-]{20,} | \bxox[abprs]-[\w-]{10,}
        | \bnpm_[A-Za-z0-9]{36}\b | \boy2[a-z0-9]{43}\b            # registries
        | \beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}               # tokens
        | ://[^\s/:@"'{}]+:[^\s/:@"'{}$]{8,}@                      # addresses with a password
        | (?i:secret|passw(?:or)?d|api_?key|token|credential)["']?\]?\s*[:=]\s*["'][A-Za-z0-9+/=_-]{20,}["']
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Regex();
}
