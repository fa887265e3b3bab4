using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.ServiceDefaults.Logging;

/// <summary>One line an entry: <c>17:03:48.123 info Chat.ChatService [0199c1…] The provider answered.</c></summary>
internal sealed class ReadableConsoleFormatter(IOptionsMonitor<ReadableConsoleFormatterOptions> options, TimeProvider time)
    : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "readable";

    private const string OurPrefix = "StreamChat.";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var now = options.CurrentValue.UseUtcTimestamp ? time.GetUtcNow() : time.GetLocalNow();
        textWriter.Write(now.ToString(options.CurrentValue.TimestampFormat, CultureInfo.InvariantCulture));
        textWriter.Write(Level(logEntry.LogLevel));
        textWriter.Write(Category(logEntry.Category));
        scopeProvider?.ForEachScope(WriteRequestId, textWriter);
        textWriter.Write(' ');
        textWriter.WriteLine(OneLine(logEntry.Formatter(logEntry.State, logEntry.Exception)));
        if (logEntry.Exception is not null)
        {
            textWriter.WriteLine(Indented(logEntry.Exception.ToString()));
        }
    }

    private static void WriteRequestId(object? scope, TextWriter writer)
    {
        if (scope is RequestIdLogState request)
        {
            writer.Write($" [{request.Id}]");
        }
    }

    private static ReadOnlySpan<char> Category(string category) =>
        category.StartsWith(OurPrefix, StringComparison.Ordinal) ? category.AsSpan(OurPrefix.Length) : category;

    /// <summary>A value from outside that holds a line break must not look like a line of ours.</summary>
    private static string OneLine(string message) => message.ReplaceLineEndings("\\n");

    private static string Indented(string text) => "    " + text.ReplaceLineEndings(Environment.NewLine + "    ");

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => " trce ",
        LogLevel.Debug => " dbug ",
        LogLevel.Information => " info ",
        LogLevel.Warning => " warn ",
        LogLevel.Error => " fail ",
        _ => " crit ",
    };
}
