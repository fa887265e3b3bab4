using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Supervision;

/// <summary>One line that the dashboard logs.</summary>
/// <param name="Level">How serious it is.</param>
/// <param name="Origin">Which of its parts says it.</param>
/// <param name="Text">What it says, with the exception if there is one.</param>
internal sealed record DashboardLog(LogLevel Level, string Origin, string Text)
{
    /// <summary>Said when people can open it.</summary>
    internal bool SaysListening => Text.StartsWith("Now listening on:", StringComparison.Ordinal);

    /// <summary>
    /// Something is wrong with the dashboard itself. What the framework below it calls errors are browsers that left.
    /// </summary>
    internal bool IsTrouble => Level is LogLevel.Critical || (Level is LogLevel.Error && Origin.StartsWith("Aspire.", StringComparison.Ordinal));

    /// <summary>What it says, without the exception.</summary>
    internal string FirstLine => Text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? Text[..end] : Text;

    /// <param name="line">
    /// <c>{"EventId":0,"LogLevel":"Information","Category":"Aspire.Dashboard…","Message":"Now listening on: http://localhost:18888","State":{…}}</c>,
    /// or plain text when the process fails before its log is set up.
    /// </param>
    internal static DashboardLog Parse(string line)
    {
        if (!line.StartsWith('{'))
        {
            return new(LogLevel.Information, "", line);
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("Message").GetString() ?? "";
            if (json.RootElement.TryGetProperty("Exception", out var exception) && exception.GetString() is { Length: > 0 } detail)
            {
                text = $"{text}{Environment.NewLine}{detail}";
            }

            var category = json.RootElement.TryGetProperty("Category", out var name) ? name.GetString() ?? "" : "";
            return new(Enum.TryParse<LogLevel>(json.RootElement.GetProperty("LogLevel").GetString(), out var level) ? level : LogLevel.Information, category, text);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new(LogLevel.Information, "", line);
        }
    }
}
