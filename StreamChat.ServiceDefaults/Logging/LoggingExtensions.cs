using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StreamChat.ServiceDefaults.Logging;

/// <summary>What is logged to the console: readable lines for people, JSON in production.</summary>
internal static class LoggingExtensions
{
    internal static IHostApplicationBuilder AddConsoleLogging(this IHostApplicationBuilder builder)
    {
        // Lowest of all sources, so that any configuration changes it: Logging__LogLevel__Yarp=Debug, Logging__Console__FormatterName=json.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults(builder.Environment) });
        builder.Logging.AddConsoleFormatter<ReadableConsoleFormatter, ReadableConsoleFormatterOptions>();
        return builder;
    }

    private static Dictionary<string, string?> Defaults(IHostEnvironment environment)
    {
        var json = environment.IsProduction();
        return new Dictionary<string, string?>
        {
            // They say per request what traces and metrics say better.
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            ["Logging:LogLevel:Microsoft.Extensions.Http"] = "Warning",
            ["Logging:LogLevel:System.Net.Http"] = "Warning",
            ["Logging:LogLevel:Yarp"] = "Warning",

            // A warning with a stack for every client that leaves; the gateway itself logs what failed.
            ["Logging:LogLevel:Yarp.ReverseProxy.Forwarder.HttpForwarder"] = "Error",
            ["Logging:Console:FormatterName"] = json ? "json" : ReadableConsoleFormatter.FormatterName,
            ["Logging:Console:FormatterOptions:IncludeScopes"] = "true",
            ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = json ? "true" : "false",
            ["Logging:Console:FormatterOptions:TimestampFormat"] = json ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "HH:mm:ss.fff",
        };
    }
}
