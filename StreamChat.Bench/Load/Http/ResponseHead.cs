using System.Globalization;
using System.Text;

namespace StreamChat.Bench.Load.Http;

/// <summary>The head of an HTTP/1.1 response.</summary>
/// <param name="Status">Its status.</param>
/// <param name="IsChunked">Whether its body comes in chunks.</param>
/// <param name="Length">How long its body is, where it says so.</param>
/// <param name="Location">Where what was made is.</param>
internal sealed record ResponseHead(int Status, bool IsChunked, int? Length, string? Location)
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
        var length = Value("Content-Length");
        var head = new ResponseHead(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            Value("Transfer-Encoding") == "chunked",
            length is null ? null : int.Parse(length, CultureInfo.InvariantCulture),
            Value("Location"));
        return (head, end + 4);
    }
}
