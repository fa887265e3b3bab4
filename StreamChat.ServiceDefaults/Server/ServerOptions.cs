using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Server;

/// <summary>How long a connection may take its time, and how long open requests may go on after the shutdown began.</summary>
public sealed class ServerOptions
{
    internal const string SectionName = "Server";

    /// <summary>A request's headers must be here within this time, and its body must keep coming; default 15 s.</summary>
    [SettingName("READ_TIMEOUT_SECS"), Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A write that its reader does not take within this time cuts it; a stream that is merely long goes on. Default 15 s.</summary>
    [SettingName("WRITE_TIMEOUT_SECS"), Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A connection without a request is closed after this time; default 60 s.</summary>
    [SettingName("IDLE_TIMEOUT_SECS"), Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Open requests may end by themselves for this long after the shutdown began, then they are cut; default 10 s.</summary>
    [SettingName("DRAIN_TIMEOUT_SECS"), Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
