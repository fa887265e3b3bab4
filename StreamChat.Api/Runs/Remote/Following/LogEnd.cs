using System.Text.Json;
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

    /// <summary>The state in the last event: <c>{…,"state":"cancelled",…}</c>; null where it is no end.</summary>
    internal static string? StateIn(RunLog log)
    {
        if (!IsIn(log))
        {
            return null;
        }

        var last = new LoggedEvents(log.Slice(log.Last, log.Last).Span);
        last.MoveNext();
        var json = new Utf8JsonReader(last.Data);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals("state"u8))
            {
                json.Read();
                return json.GetString();
            }
        }

        return null;
    }
}
