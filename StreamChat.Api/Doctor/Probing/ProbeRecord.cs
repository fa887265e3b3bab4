namespace StreamChat.Api.Doctor.Probing;

/// <summary>All that was seen of one probe.</summary>
internal sealed class ProbeRecord
{
    /// <summary>How it ended; nobody has asked before it has.</summary>
    internal ProbeEnd End { get; set; }

    /// <summary>The status of the answer; null when none came.</summary>
    internal int? Status { get; set; }

    internal Version? HttpVersion { get; set; }

    /// <summary>The answer's <c>Content-Encoding</c>; null when it has none.</summary>
    internal string? ContentEncoding { get; set; }

    internal double? HeadersMs { get; set; }

    /// <summary>When the stream ended, since the probe was sent.</summary>
    internal double EndedMs { get; set; }

    internal List<Arrival> Arrivals { get; } = [];
}
