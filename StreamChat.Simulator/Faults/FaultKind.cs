namespace StreamChat.Simulator.Faults;

/// <summary>What can go wrong with a call.</summary>
internal enum FaultKind
{
    /// <summary>An error status instead of an answer.</summary>
    Error,

    /// <summary>The connection is reset before any header.</summary>
    Reset,

    /// <summary>The request is taken and never answered.</summary>
    Silent,

    /// <summary>The connection is reset in the middle of the answer.</summary>
    Drop,

    /// <summary>The answer ends cleanly, but without a finish reason.</summary>
    End,

    /// <summary>Nothing more comes, and the connection stays open.</summary>
    Stall,

    /// <summary>Only comment lines come from here on: bytes, but no progress.</summary>
    Comments,

    /// <summary>Chunks without text come: so many, or for ever.</summary>
    EmptyChunks,

    /// <summary>One frame is no JSON; the answer goes on after it.</summary>
    Malformed,

    /// <summary>One token is no UTF-8; the answer goes on after it.</summary>
    InvalidUtf8,

    /// <summary>One line has two million characters; the answer goes on after it.</summary>
    HugeLine,

    /// <summary>A data frame with an error object, then <c>[DONE]</c>.</summary>
    ErrorChunk,

    /// <summary>An event named <c>error</c>, then a clean end.</summary>
    ErrorEvent,
}
