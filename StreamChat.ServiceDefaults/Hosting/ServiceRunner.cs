using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StreamChat.ServiceDefaults.Hosting;

/// <summary>Runs a service; what the operator can mend (a setting, a port) is told in a line instead of a stack trace.</summary>
internal static class ServiceRunner
{
    internal static async Task<int> RunAsync(WebApplication app, TextWriter error)
    {
        try
        {
            // Before the host's start, which would log each failure with its stack.
            app.Services.GetService<IStartupValidator>()?.Validate();
            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (Explain(e) is { } lines)
        {
            foreach (var line in lines)
            {
                await error.WriteLineAsync(line);
            }

            return 1;
        }
    }

    /// <summary>The lines to print, or null for an exception that is a bug and keeps its stack.</summary>
    private static IEnumerable<string>? Explain(Exception exception) => exception switch
    {
        OptionsValidationException bad => bad.Failures,
        AggregateException { InnerExceptions: var all } when all.All(e => e is OptionsValidationException) =>
            all.Cast<OptionsValidationException>().SelectMany(e => e.Failures),
        IOException { InnerException: AddressInUseException } taken => [PortInUse(taken.Message)],
        _ => null,
    };

    /// <summary>Kestrel says "Failed to bind to address http://127.0.0.1:8080: address already in use."</summary>
    private static string PortInUse(string message)
    {
        var address = message.Split(' ').FirstOrDefault(word => word.Contains("://", StringComparison.Ordinal))?.TrimEnd(':');
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? $"Port {uri.Port} is in use ({address}): stop the process that holds it, or set another address (ASPNETCORE_URLS)."
            : message;
    }
}
