using StreamChat.Api.Runs.Log;
using StreamChat.Api.Runs.Remote.Text;

namespace StreamChat.Api.Runs.Remote.Following;

/// <summary>Finds the end of a run in its log.</summary>
internal static class LogEnd
{
    /// <summary>Whether the last event of the log is one that ends a run.</summary>
    internal static bool IsIn(RunLog log)
    {
        if (log.Last < log.First)
        {
            return false;
        }

        var last = new LoggedEvents(log.Slice(log.Last, log.Last).Span);
        return last.MoveNext() && (last.Kind.SequenceEqual("done"u8) || last.Kind.SequenceEqual("error"u8));
    }
}
