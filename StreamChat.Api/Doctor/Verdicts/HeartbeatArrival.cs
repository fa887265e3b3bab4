using System.Text.Json.Serialization;

namespace StreamChat.Api.Doctor.Verdicts;

/// <summary>How the lone comment of a probe came.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HeartbeatArrival>))]
internal enum HeartbeatArrival
{
    /// <summary>Before the frame after it was sent.</summary>
    [JsonStringEnumMemberName("alone")]
    Alone,

    /// <summary>Only with the frame after it.</summary>
    [JsonStringEnumMemberName("together")]
    Together,

    /// <summary>Not at all, though the frame after it came.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,
}
