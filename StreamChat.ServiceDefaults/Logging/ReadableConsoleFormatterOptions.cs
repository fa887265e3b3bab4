using Microsoft.Extensions.Logging.Console;

namespace StreamChat.ServiceDefaults.Logging;

/// <summary>How the readable console lines begin; bound from <c>Logging:Console:FormatterOptions</c>.</summary>
internal sealed class ReadableConsoleFormatterOptions : ConsoleFormatterOptions;
