using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace StreamChat.Gateway.Security.Requests;

/// <summary>
/// Tells whether a request's address says one thing only. Two programs that read <c>/a%2f..%2fb</c>, <c>/a/%2e%2e/b</c>, <c>/a\b</c> or an overlong
/// <c>%c0%af</c> may read different paths, and what one allows the other then answers. No address of ours needs any of them.
/// </summary>
internal static class RequestTarget
{
    /// <param name="target">The address as it came, such as <c>/api/me?x=1</c>.</param>
    internal static bool IsPlain(string target)
    {
        var path = PathOf(target);
        return path.StartsWith('/') && Decode(path) is { } decoded && Utf8.IsValid(decoded) && !HasDots(Encoding.UTF8.GetString(decoded));
    }

    /// <summary>A client may also write <c>http://host/path</c>; the server has checked that host.</summary>
    private static string PathOf(string target)
    {
        var path = target.Split('?', 2)[0];
        var authority = path.StartsWith('/') ? -1 : path.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0)
        {
            return path;
        }

        var slash = path.IndexOf('/', authority + 3);
        return slash < 0 ? "/" : path[slash..];
    }

    /// <summary>The path's bytes, or null when one of them must not be there, or not be written so.</summary>
    private static byte[]? Decode(string path)
    {
        List<byte> bytes = new(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] != '%')
            {
                if (path[i] is <= ' ' or '\\' or >= '\u007f')
                {
                    return null;
                }

                bytes.Add((byte)path[i]);
                continue;
            }

            if (i + 2 >= path.Length || !byte.TryParse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                || value is < (byte)' ' or (byte)'/' or (byte)'\\' or (byte)'%' or 0x7f)
            {
                return null;
            }

            bytes.Add(value);
            i += 2;
        }

        return [.. bytes];
    }

    private static bool HasDots(string path) => Array.Exists(path.Split('/'), segment => segment is "." or "..");
}
