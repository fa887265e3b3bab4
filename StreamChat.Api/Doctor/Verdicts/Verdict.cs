using System.Text.Json.Serialization;

namespace StreamChat.Api.Doctor.Verdicts;

/// <summary>What is wrong with a way; the first that applies is the one to mend first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
internal enum Verdict
{
    /// <summary>Streams get through as they were sent.</summary>
    [JsonStringEnumMemberName("healthy")]
    Healthy,

    /// <summary>The stream is compressed on the way.</summary>
    [JsonStringEnumMemberName("compression")]
    Compression,

    /// <summary>Frames are held back and arrive together.</summary>
    [JsonStringEnumMemberName("buffering")]
    Buffering,

    /// <summary>The connection is cut while nothing is sent, sooner than our heartbeat comes.</summary>
    [JsonStringEnumMemberName("idle_cut")]
    IdleCut,

    /// <summary>The stream breaks off, or stops, in the middle.</summary>
    [JsonStringEnumMemberName("cut")]
    Cut,

    /// <summary>Comments do not come through, so that nothing keeps a silent stream alive.</summary>
    [JsonStringEnumMemberName("lost_heartbeat")]
    LostHeartbeat,

    /// <summary>Something answers, and not with a stream.</summary>
    [JsonStringEnumMemberName("no_stream")]
    NoStream,

    /// <summary>Nothing answers.</summary>
    [JsonStringEnumMemberName("unreachable")]
    Unreachable,
}
