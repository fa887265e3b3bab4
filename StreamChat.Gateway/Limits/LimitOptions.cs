using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Gateway.Limits;

/// <summary>How much a caller may ask for. Health, the page's files and reports are not counted.</summary>
internal sealed class LimitOptions
{
    internal const string SectionName = "Limits";

    /// <summary>Requests a caller may send in each <see cref="Period"/>, in the long run; default 10.</summary>
    [SettingName("RATE_LIMIT"), Range(1, 1_000_000)]
    public int Rate { get; set; } = 10;

    /// <summary>The time in which that many requests may come; default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Period { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many of them may come at once after a pause, as a page does when it opens; default 50.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 50;

    /// <summary>How many times a caller's limit one network address may have, as several people can share one; default 5.</summary>
    [Range(1, 1000)]
    public int AddressFactor { get; set; } = 5;

    /// <summary>Open streams a caller; default 20.</summary>
    [Range(1, 1_000_000)]
    public int Streams { get; set; } = 20;

    /// <summary>A Redis that does not answer within this time counts as away, and each replica limits by itself; default 250 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMilliseconds(250);

    internal double PerSecond => Rate / Period.TotalSeconds;
}
