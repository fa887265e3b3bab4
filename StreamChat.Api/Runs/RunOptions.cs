using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Runs;

/// <summary>How long runs go on. A run's own bound is the provider's budget (<c>RUN_TIMEOUT_SECS</c>).</summary>
internal sealed class RunOptions
{
    internal const string SectionName = "Runs";

    /// <summary>A run that nobody has read for this long, on any replica, is cancelled and its partial answer kept; default 300 s.</summary>
    [SettingName("RUN_ORPHAN_SECS"), Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan OrphanTime { get; set; } = TimeSpan.FromSeconds(300);
}
