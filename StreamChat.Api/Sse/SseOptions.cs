using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Sse;

/// <summary>How event streams are kept alive.</summary>
internal sealed class SseOptions
{
    internal const string SectionName = "Sse";

    /// <summary>A stream that is silent for this long gets a comment line, so that nobody on the way takes it for dead (the gateway does after 60 s); default 10 s.</summary>
    [SettingName("HEARTBEAT_SECS"), Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(10);
}
