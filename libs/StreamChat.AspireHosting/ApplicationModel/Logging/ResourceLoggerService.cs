using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The console logs of all instances: what the processes write, and what is logged about them here.</summary>
public class ResourceLoggerService : IDisposable
{
    // The dashboard takes no message above 4 MB, and a page cannot show such a line anyway.
    private const int MaxLineCharacters = 100_000;

    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The clock that stamps the lines that come without a time.</summary>
    internal TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>A logger that writes to the console log of every instance of a resource.</summary>
    public ILogger GetLogger(IResource resource) => new ResourceLogger(this, ResourceInstancesAnnotation.NamesOf(resource));

    /// <summary>A logger that writes to the console log of an instance.</summary>
    public ILogger GetLogger(string resourceName) => new ResourceLogger(this, [resourceName]);

    /// <summary>Yields the lines kept, then those that come, until the log is completed.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync(SingleNameOf(resource));

    /// <summary>Yields the lines kept, then those that come, until the log is completed.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) =>
        Read(resourceName, LogFollowing.UntilCompleted);

    /// <summary>Yields the lines kept.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) => GetAllAsync(SingleNameOf(resource));

    /// <summary>Yields the lines kept.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName) => Read(resourceName, LogFollowing.None);

    /// <summary>Says that no more lines come from any instance of a resource.</summary>
    public void Complete(IResource resource)
    {
        foreach (var name in ResourceInstancesAnnotation.NamesOf(resource))
        {
            Complete(name);
        }
    }

    /// <summary>Says that no more lines come from an instance, and so ends those who watch it.</summary>
    public void Complete(string name) => LogOf(name).Complete();

    /// <summary>Forgets the lines kept of an instance.</summary>
    public void ClearBacklog(string resourceName) => LogOf(resourceName).Clear();

    public void Dispose()
    {
        foreach (var log in _logs.Values)
        {
            log.Complete();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Adds lines, stamped with <paramref name="timestamp"/> or, without one, with the present time.</summary>
    internal void Write(string resourceName, DateTimeOffset? timestamp, string text, bool isErrorMessage)
    {
        var stamp = (timestamp ?? TimeProvider.GetUtcNow()).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z '", CultureInfo.InvariantCulture);
        var log = LogOf(resourceName);
        foreach (var line in text.AsSpan().TrimEnd("\r\n").EnumerateLines())
        {
            log.Append(string.Concat(stamp, line[..Math.Min(line.Length, MaxLineCharacters)]), isErrorMessage);
        }
    }

    internal IAsyncEnumerable<IReadOnlyList<LogLine>> Read(string resourceName, LogFollowing following) =>
        LogOf(resourceName).ReadAsync(following);

    private ResourceLog LogOf(string resourceName) => _logs.GetOrAdd(resourceName, _ => new ResourceLog());

    private static string SingleNameOf(IResource resource) => ResourceInstancesAnnotation.NamesOf(resource) is [var name]
        ? name
        : throw new InvalidOperationException($"The resource '{resource.Name}' has several instances: name the one to read.");
}
