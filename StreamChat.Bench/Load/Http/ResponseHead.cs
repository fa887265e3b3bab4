using System.Globalization;
using System.Text;

namespace StreamChat.Bench.Load.Http;

/// <summary>The head of an HTTP/1.1 response.</summary>
/// <param name="Status">Its status.</param>
/// <param name="IsChunked">Whether its body comes in chunks.</param>
/// <param name="Length">How long its body is, where it says so.</param>
/// <param name="Location">Where what was made is.</param>
/// <param name="RetryAfter">After how many seconds to ask again, where it was refused for now.</param>
internal sealed record ResponseHead(int Status, bool IsChunked, int? Length, string? Location, int? RetryAfter)
{
    /// <summary>The head that these bytes begin with and how long it is, or null while it is not whole.</summary>
    internal static (ResponseHead Head, int Size)? Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var lines = Encoding.ASCII.GetString(bytes[..end]).Split("\r\n");
        string? Value(string name) => lines
            .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim())
            .FirstOrDefault();
        int? Count(string name) => Value(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        var head = new ResponseHead(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            Value("Transfer-Encoding") == "chunked",
            Count("Content-Length"),
            Value("Location"),
            Count("Retry-After"));
        return (head, end + 4);
    }
}
