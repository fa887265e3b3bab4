using System.Text.Json;

namespace StreamChat.Gateway.Security.Reports;

/// <summary>Takes reports: one log line and one count for each violation.</summary>
internal sealed partial class ReportService(ReportMetrics metrics, ILogger<ReportService> logger)
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 8 };

    /// <summary>Whether the body was JSON.</summary>
    internal async Task<bool> TakeAsync(Stream body, string ourHost, CancellationToken cancellationToken)
    {
        try
        {
            using var report = await JsonDocument.ParseAsync(body, Json, cancellationToken);
            foreach (var violation in ReportReader.Read(report.RootElement, ourHost))
            {
                metrics.Count(violation);
                LogViolation(violation.Directive, violation.Blocked, violation.Source, violation.Line);
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A browser's page went against its policy: {Directive} stopped {Blocked}, in {Source} line {Line}.")]
    private partial void LogViolation(string directive, string blocked, string source, int line);
}
