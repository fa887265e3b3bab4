using System.Text.Json.Serialization;

namespace StreamChat.Api.Doctor.Hops;

/// <summary>A place on a stream's way at which it is looked at, from the inside out. What the places are called inside stays inside.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HopName>))]
internal enum HopName
{
    /// <summary>This replica itself.</summary>
    [JsonStringEnumMemberName("api")]
    Api,

    /// <summary>Our gateway, from inside.</summary>
    [JsonStringEnumMemberName("gateway")]
    Gateway,

    /// <summary>The address that clients use, with all that stands before the gateway.</summary>
    [JsonStringEnumMemberName("public")]
    Public,
}
