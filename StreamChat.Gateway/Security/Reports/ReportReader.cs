using System.Text.Json;

namespace StreamChat.Gateway.Security.Reports;

/// <summary>
/// Reads the two forms in which browsers report. The old: <c>{"csp-report":{"effective-directive":…,"blocked-uri":…}}</c>. The new, several at
/// once: <c>[{"type":"csp-violation","body":{"effectiveDirective":…,"blockedURL":…}}]</c>.
/// </summary>
internal static class ReportReader
{
    private const int MaxViolations = 10;

    private static readonly string[] New = ["effectiveDirective", "blockedURL", "sourceFile", "lineNumber"];
    private static readonly string[] Old = ["effective-directive", "blocked-uri", "source-file", "line-number"];

    /// <summary>The first violations of a report; none when it holds something else.</summary>
    internal static IEnumerable<Violation> Read(JsonElement report, string ourHost) => report.ValueKind switch
    {
        JsonValueKind.Array => report.EnumerateArray().Take(MaxViolations)
            .Where(entry => Text(entry, "type") == "csp-violation" && Has(entry, "body"))
            .Select(entry => Read(entry.GetProperty("body"), New, ourHost)),
        JsonValueKind.Object when Has(report, "csp-report") => [Read(report.GetProperty("csp-report"), Old, ourHost)],
        _ => [],
    };

    private static Violation Read(JsonElement body, string[] names, string ourHost) => new(
        ViolationText.Directive(Text(body, names[0]) ?? Text(body, "violated-directive")),
        ViolationText.Blocked(Text(body, names[1])),
        ViolationText.Address(Text(body, names[2]), ourHost),
        Number(body, names[3]));

    private static bool Has(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;
}
