namespace StreamChat.Api.Doctor.Probing;

/// <summary>How a probe ended.</summary>
internal enum ProbeEnd
{
    /// <summary>The stream ended by itself, or was cut: what came of it tells.</summary>
    Ended,

    /// <summary>Nothing came any more for longer than the schedule and our patience.</summary>
    Late,

    /// <summary>No connection, or no answer.</summary>
    Unreachable,

    /// <summary>The server's certificate is not one that we trust.</summary>
    Untrusted,

    /// <summary>Something answered that is not a probe stream.</summary>
    NotAStream,
}
