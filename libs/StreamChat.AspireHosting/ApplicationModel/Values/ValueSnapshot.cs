namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is set later, and may be set again.</summary>
public sealed class ValueSnapshot<T>
    where T : notnull
{
    private readonly TaskCompletionSource<T> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Task<T>? _latest;

    /// <summary>Whether there is a value or an error.</summary>
    public bool IsValueSet => _first.Task.IsCompleted;

    /// <summary>The latest value, awaited until there is one.</summary>
    public Task<T> GetValueAsync(CancellationToken cancellationToken = default) =>
        (_latest ?? _first.Task).WaitAsync(cancellationToken);

    /// <summary>Sets the value.</summary>
    public void SetValue(T value)
    {
        _latest = Task.FromResult(value);
        _first.TrySetResult(value);
    }

    /// <summary>Makes every wait for the value fail.</summary>
    public void SetException(Exception exception)
    {
        _latest = Task.FromException<T>(exception);
        _first.TrySetException(exception);
    }
}
