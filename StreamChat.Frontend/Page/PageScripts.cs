using System.Buffers.Text;
using Microsoft.Extensions.Primitives;

namespace StreamChat.Frontend.Page;

/// <summary>Writes a response's nonce to the page's script tags, where the build has left a mark.</summary>
internal static class PageScripts
{
    /// <summary>What <c>vite.config.ts</c> puts there.</summary>
    internal const string Mark = "{{nonce}}";

    /// <summary>The page for one response; without a nonce that could be one, its scripts have none.</summary>
    internal static string WithNonce(string html, StringValues nonce) =>
        html.Replace(Mark, nonce.Count == 1 && Base64.IsValid(nonce.ToString()) ? nonce.ToString() : "", StringComparison.Ordinal);
}
