using System.Text.Json.Serialization;

namespace StreamChat.Api.Doctor.Sending;

/// <summary>What a line of a probe stream is there to show.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProbePhase>))]
internal enum ProbePhase
{
    /// <summary>The first frames, evenly apart: do they arrive one by one?</summary>
    [JsonStringEnumMemberName("first")]
    First,

    /// <summary>A comment with a pause before and after it: does it arrive alone?</summary>
    [JsonStringEnumMemberName("heartbeat")]
    Heartbeat,

    /// <summary>The frame that ends the pause after the comment.</summary>
    [JsonStringEnumMemberName("after_heartbeat")]
    AfterHeartbeat,

    /// <summary>A frame after a silence: does the connection live that long?</summary>
    [JsonStringEnumMemberName("silence")]
    Silence,

    /// <summary>The last frames, as the first ones: what happens twice is no chance.</summary>
    [JsonStringEnumMemberName("last")]
    Last,
}
