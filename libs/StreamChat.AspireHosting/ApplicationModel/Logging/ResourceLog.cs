using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The console log of one instance: the last lines, and a signal for those who follow.</summary>
internal sealed class ResourceLog
{
    /// <summary>Lines kept; a reader that lags behind by more skips to the oldest one kept.</summary>
    internal const int MaxLines = 10_000;

    /// <summary>Characters kept, so that long lines do not eat the memory.</summary>
    internal const int MaxCharacters = 4_000_000;

    private readonly Lock _lock = new();
    private readonly LogLine[] _lines = new LogLine[MaxLines];
    private TaskCompletionSource? _changed;
    private int _first = 1;
    private int _last;
    private int _characters;
    private bool _completed;

    internal void Append(string content, bool isErrorMessage)
    {
        lock (_lock)
        {
            _completed = false;
            _last++;
            if (_last - _first == MaxLines)
            {
                DropFirst();
            }

            Slot(_last) = new LogLine(_last, content, isErrorMessage);
            _characters += content.Length;
            while (_characters > MaxCharacters && _first < _last)
            {
                DropFirst();
            }

            Signal();
        }
    }

    /// <summary>Ends the present readers of <see cref="ReadAsync"/>; a line that comes later opens the log again.</summary>
    internal void Complete()
    {
        lock (_lock)
        {
            _completed = true;
            Signal();
        }
    }

    internal void Clear()
    {
        lock (_lock)
        {
            while (_first <= _last)
            {
                DropFirst();
            }
        }
    }

    /// <summary>Yields the lines kept and, as <paramref name="following"/> says, those that come.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadAsync(
        LogFollowing following, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var next = 1;
        while (true)
        {
            var batch = Take(ref next, following, out var changed);
            if (batch.Length > 0)
            {
                yield return batch;
            }

            if (changed is null)
            {
                yield break;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private LogLine[] Take(ref int next, LogFollowing following, out Task? changed)
    {
        lock (_lock)
        {
            next = Math.Max(next, _first);
            var batch = new LogLine[_last - next + 1];
            for (var i = 0; i < batch.Length; i++)
            {
                batch[i] = Slot(next + i);
            }

            next = _last + 1;
            var ends = following is LogFollowing.None || (following is LogFollowing.UntilCompleted && _completed);
            changed = ends ? null : (_changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return batch;
        }
    }

    private ref LogLine Slot(int lineNumber) => ref _lines[(lineNumber - 1) % MaxLines];

    private void DropFirst()
    {
        _characters -= Slot(_first).Content.Length;
        Slot(_first) = default;
        _first++;
    }

    private void Signal()
    {
        _changed?.SetResult();
        _changed = null;
    }
}
