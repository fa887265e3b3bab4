using System.Buffers;

namespace StreamChat.Gateway.Security.Reports;

/// <summary>
/// Takes from a report's texts what may be kept. Anybody can send one, so that only words of the standard and plain addresses pass; a query,
/// a fragment and the sample of the page's code never do.
/// </summary>
internal static class ViolationText
{
    internal const string Other = "other";

    private const int MaxLength = 120;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~:/[]-");

    private static readonly HashSet<string> Directives = new(StringComparer.Ordinal)
    {
        "base-uri", "child-src", "connect-src", "default-src", "font-src", "form-action", "frame-ancestors", "frame-src", "img-src", "manifest-src",
        "media-src", "object-src", "require-trusted-types-for", "script-src", "script-src-attr", "script-src-elem", "style-src", "style-src-attr",
        "style-src-elem", "trusted-types", "worker-src",
    };

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "blob", "data", "eval", "inline", "self", "trusted-types-policy", "trusted-types-sink", "wasm-eval",
    };

    /// <summary>The name of a directive; older browsers send its whole text.</summary>
    internal static string Directive(string? text) => text?.Split(' ', 2)[0] is { } name && Directives.Contains(name) ? name : Other;

    internal static string Blocked(string? text) => text is not null && Words.Contains(text) ? text : Address(text, null);

    /// <summary>Scheme and host, and the path too when the host is ours.</summary>
    internal static string Address(string? text, string? ourHost)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return Other;
        }

        var part = uri.Authority == ourHost ? uri.AbsolutePath : $"{uri.Scheme}://{uri.IdnHost}";
        return part.Length <= MaxLength && !part.AsSpan().ContainsAnyExcept(Plain) ? part : Other;
    }
}
