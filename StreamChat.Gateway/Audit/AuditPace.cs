namespace StreamChat.Gateway.Audit;

/// <summary>
/// Keeps one kind of refusal from filling the disk: so many lines a second, and how many were left out is told with the next one.
/// </summary>
internal sealed class AuditPace(TimeProvider time)
{
    internal const int LinesASecond = 20;

    private readonly Lock _lock = new();
    private long _second = long.MinValue;
    private int _lines;
    private int _leftOut;

    /// <summary>Whether to write a line now, and how many were left out before it.</summary>
    internal bool TryPass(out int leftOut)
    {
        lock (_lock)
        {
            var second = time.GetTimestamp() / time.TimestampFrequency;
            if (second != _second)
            {
                _second = second;
                _lines = 0;
            }

            if (_lines == LinesASecond)
            {
                _leftOut++;
                leftOut = 0;
                return false;
            }

            _lines++;
            (leftOut, _leftOut) = (_leftOut, 0);
            return true;
        }
    }
}
