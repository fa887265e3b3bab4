using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Log;

/// <summary>Puts the bytes of consecutive events together: those that are held themselves where they lie together, else a copy.</summary>
internal static class LogSlice
{
    /// <summary>All events from one to another, both included.</summary>
    internal static ReadOnlyMemory<byte> Of(LogStrand strand, long from, long to) => Of(strand, from, to, int.MaxValue).Events;

    /// <summary>As many of these events as come to about so many bytes, and at least one stretch of them.</summary>
    internal static LogBatch Of(LogStrand strand, long from, long to, int maxBytes)
    {
        var segment = strand.Head;
        while (segment.Last < from)
        {
            segment = segment.Next!;
        }

        var last = Math.Min(to, segment.Last);
        var first = segment.Slice(from, last);
        if (last == to || first.Length >= maxBytes)
        {
            return new LogBatch(from, last, first);
        }

        List<ReadOnlyMemory<byte>> pieces = [first];
        for (var length = first.Length; last < to && length < maxBytes; length += pieces[^1].Length)
        {
            segment = segment.Next!;
            pieces.Add(segment.Slice(last + 1, Math.Min(to, segment.Last)));
            last = Math.Min(to, segment.Last);
        }

        return new LogBatch(from, last, Join(pieces));
    }

    private static ReadOnlyMemory<byte> Join(List<ReadOnlyMemory<byte>> pieces)
    {
        var all = GC.AllocateUninitializedArray<byte>(pieces.Sum(piece => piece.Length));
        var at = 0;
        foreach (var piece in pieces)
        {
            piece.Span.CopyTo(all.AsSpan(at));
            at += piece.Length;
        }

        return all;
    }
}
