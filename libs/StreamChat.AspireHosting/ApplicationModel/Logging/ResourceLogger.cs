using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Writes what is logged to the console logs of instances.</summary>
internal sealed class ResourceLogger(ResourceLoggerService service, ImmutableArray<string> instances) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var message = formatter(state, exception);
        var text = exception is null ? message : $"{message}{Environment.NewLine}{exception}";
        foreach (var instance in instances)
        {
            service.Write(instance, timestamp: null, text, isErrorMessage: logLevel >= LogLevel.Error);
        }
    }
}
