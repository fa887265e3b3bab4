using Microsoft.Extensions.Logging;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>One captured log line.</summary>
internal sealed record LogLine(
    LogLevel Level,
    string Category,
    string Message,
    Exception? Exception,
    IReadOnlyDictionary<string, object?> Scopes,
    EventId Event);
