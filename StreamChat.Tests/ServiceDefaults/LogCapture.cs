using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>Keeps every log line with the scopes around it.</summary>
internal sealed class LogCapture : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    internal ConcurrentQueue<LogLine> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Logger(LogCapture capture, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => capture._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = new Dictionary<string, object?>();
            capture._scopes.ForEachScope(Collect, values);
            capture.Lines.Enqueue(new LogLine(logLevel, category, formatter(state, exception), exception, values, eventId));
        }

        private static void Collect(object? scope, Dictionary<string, object?> values)
        {
            foreach (var (key, value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                values[key] = value;
            }
        }
    }
}
