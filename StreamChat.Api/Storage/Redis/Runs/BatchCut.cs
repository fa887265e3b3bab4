using System.Globalization;
using System.Text;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Redis.Runs;

/// <summary>Cuts off the beginning of a batch that comes again, longer, because the acknowledgement of the first time was lost.</summary>
internal static class BatchCut
{
    /// <summary>What of a batch comes after an event. Events end with an empty line, and within one there is none: its text is JSON.</summary>
    internal static LogBatch After(LogBatch batch, long last)
    {
        var next = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n\nid: {last + 1}\n"));
        var at = batch.Events.Span.IndexOf(next);

        // Without its number it cannot be found, and is rather said twice under the numbers of the rest than not at all.
        return new LogBatch(last + 1, batch.Last, at < 0 ? batch.Events : batch.Events[(at + 2)..]);
    }
}
