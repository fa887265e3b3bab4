using System.Globalization;

namespace StreamChat.Api.Chat.EventSources;

/// <summary>The id of an event of <c>GET /stream</c>, <c>7.0193…</c>: the number of the event, and the run whose it is, so that any replica can go on after it.</summary>
internal readonly record struct EventId(long Number, string RunId)
{
    /// <summary>Reads what an <c>EventSource</c> sends back; null when it is none of ours.</summary>
    internal static EventId? Parse(string? text)
    {
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0
            && long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Guid.TryParseExact(text.AsSpan(dot + 1), "D", out var run)
            ? new EventId(number, run.ToString("D"))
            : null;
    }
}
