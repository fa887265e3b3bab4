namespace StreamChat.Api.Runs.Log;

/// <summary>Puts the bytes of consecutive events together.</summary>
internal static class LogSlice
{
    internal static ReadOnlyMemory<byte> Of(LogStrand strand, long from, long to)
    {
        var segment = strand.Head;
        while (segment.Last < from)
        {
            segment = segment.Next!;
        }

        if (to <= segment.Last)
        {
            return segment.Slice(from, to);
        }

        List<ReadOnlyMemory<byte>> pieces = [];
        for (var next = from; next <= to; next = segment.Last + 1, segment = segment.Next!)
        {
            pieces.Add(segment.Slice(next, Math.Min(to, segment.Last)));
            if (segment.Last >= to)
            {
                break;
            }
        }

        return Join(pieces);
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
