using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StreamChat.Tests.Infrastructure.Cluster;

/// <summary>One server-sent event of a run; <paramref name="Name"/> is empty for what has only comments or a <c>retry</c>.</summary>
internal sealed record RunEvent(string Name, long? Id, JsonElement Data, bool IsComment)
{
    internal bool IsLast => Name is "done" or "error";

    internal string Text(string field = "content") => Data.TryGetProperty(field, out var text) ? text.GetString() ?? "" : "";

    /// <summary>Reads the lines of one event, without the blank one that ends it.</summary>
    internal static RunEvent Parse(ReadOnlySpan<byte> bytes)
    {
        // Not one byte of an event may be broken, so that a replacement character is never put in place of one.
        var lines = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).Split('\n');
        var name = Field(lines, "event: ") ?? "";
        var id = Field(lines, "id: ");
        var data = Field(lines, "data: ");
        return new RunEvent(
            name,
            id is null ? null : long.Parse(id, CultureInfo.InvariantCulture),
            data is null ? default : JsonSerializer.Deserialize<JsonElement>(data),
            lines.All(line => line.StartsWith(':')));
    }

    private static string? Field(string[] lines, string name) =>
        lines.SingleOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
