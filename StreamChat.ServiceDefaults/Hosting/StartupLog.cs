using Microsoft.Extensions.Logging;

namespace StreamChat.ServiceDefaults.Hosting;

/// <summary>Keeps the framework from logging the stack of a failed start, which <see cref="ServiceRunner"/> tells in one line.</summary>
internal static class StartupLog
{
    // Each logs what it then throws.
    private static readonly string[] Silenced =
    [
        "Microsoft.Extensions.Hosting.Internal.Host",
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.Server.Kestrel",
    ];

    internal static ILoggingBuilder AddStartupFilter(this ILoggingBuilder logging, StartupState state)
    {
        foreach (var category in Silenced)
        {
            logging.AddFilter(category, level => state.IsStarted && level >= LogLevel.Warning);
        }

        return logging;
    }
}
