using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;

namespace StreamChat.ServiceDefaults.Telemetry.Tracing;

/// <summary>
/// Exports the two lines that every request has when its spans are exported, which say the same: in a burst most requests have none
/// (<see cref="PacedSampler"/>), and the processor is there for answers. The process's own log has them all. Whatever else a request writes is exported
/// with or without spans, since whether it has any can be the caller's word (<c>traceparent</c>). Levels that are set stay in force.
/// </summary>
internal sealed class TracedLines : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Alias = "OpenTelemetry"; // by which settings may name the exporter: Logging:OpenTelemetry:LogLevel

    private static readonly string Exporter = typeof(OpenTelemetryLoggerProvider).FullName!;

    private static readonly string?[] RequestLines = [typeof(RequestStartLogMiddleware).FullName, typeof(RequestLogMiddleware).FullName];

    /// <inheritdoc/>
    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        foreach (var rule in RulesInForce(options))
        {
            // Of rules that fit alike the last one is asked, and one for this exporter before those for all.
            options.Rules.Add(new(Exporter, rule.CategoryName, rule.LogLevel, (_, category, level) =>
                IsExported(category, level) && rule.Filter?.Invoke(Exporter, category, level) is not false));
        }
    }

    private static List<LoggerFilterRule> RulesInForce(LoggerFilterOptions options)
    {
        var own = options.Rules.Where(rule => rule.ProviderName == Exporter || rule.ProviderName == Alias).ToList();
        return own.Count > 0
            ? own
            : [new(providerName: null, categoryName: null, options.MinLevel, filter: null), .. options.Rules.Where(rule => rule.ProviderName is null)];
    }

    private static bool IsExported(string? category, LogLevel level) =>
        level >= LogLevel.Warning || Activity.Current is not { Recorded: false } || !RequestLines.Contains(category);
}
